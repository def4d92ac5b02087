import type { Reading } from '../../../../domain/contacts/charset.ts';
import type { Contact } from '../../../../domain/contacts/contact.ts';
import { type ContactChange, changedFields } from '../../../../domain/contacts/contact-changes.ts';
import type { ShownColumn } from '../../../../domain/contacts/contact-columns.ts';
import type { ImportProblem } from '../../../../domain/contacts/contact-import.ts';
import type { ContactImport } from '../../../../domain/contacts/contact-store.ts';
import { problemAt } from '../../../../domain/shared/problem.ts';
import { UPLOAD_LIMIT_BYTES } from '../../../../domain/shared/upload-limit.ts';
import { type Html, html } from '../../../shared/html.ts';
import { contactsWords } from '../../../words/contacts.gen.ts';
import { problemSentence } from '../../../words/problem-sentence.ts';
import { FILE_LIMIT_SCRIPT_PATH, fileLimit } from '../../shared/file-limit.ts';
import { inLanguage } from '../../shared/frame.ts';
import { momentText } from '../../shared/instant.ts';
import { charsetChoice } from './charset-choice.ts';
import { columnChoice } from './column-choice.ts';
import {
  type ContactView,
  contactPage,
  organisationName,
  organisationOptions,
  roleNames,
  sortedRoles,
} from './contact-page.ts';
import { importProblem } from './import-problem.ts';

/** Maximum number of lines listed; the total is always given. */
export const SHOWN_LINES = 200;
const PATH = '/contacts/import';

/** What a person has chosen on the form, as sent. */
export type ImportWish = { mode?: string; organisation?: string; charset?: string; pasted?: string };

/** Problems of a rejected file, ways to read its letters, its columns, and what was chosen when it was sent. */
export type SentFile = {
  problems?: readonly ImportProblem[];
  readings?: readonly Reading[];
  columns?: readonly ShownColumn[];
  wish?: ImportWish;
};

/** The upload form; again for a rejected file, with all that was chosen. */
export function importPage(view: ContactView, sent: SentFile = {}): string {
  const say = contactsWords(view.locale);
  const { problems = [] } = sent;
  const main = html`<h1>${say('importTitle')}</h1>
${problems.length > 0 ? problemTable(view, problems) : html`<p>${say('importLead')}</p>`}
${uploadForm(view, sent)}
<section aria-labelledby="columns"><h2 id="columns">${say('columnsTitle')}</h2><p>${say('columnsLead')}</p>
${example(view)}
<p><a href="${PATH}/example.csv?lang=${view.locale}" download>${say('downloadExample')}</a></p>
<details><summary>${say('roleList')}</summary><ul class="boxes">${sortedRoles(view).map(
    ({ id, name }) => html`<li>${name} <span class="quiet">${id}</span></li>`,
  )}</ul></details></section>`;
  return contactPage(view, { title: say('importTitle'), path: PATH, main, script: FILE_LIMIT_SCRIPT_PATH });
}

/** Two example rows, with an existing organisation and roles. */
function example(view: ContactView): Html {
  const say = contactsWords(view.locale);
  const [code = '1280'] = view.directory.organisations.keys();
  const roles = sortedRoles(view).map(({ name }) => name);
  const header = (['organisation', 'name', 'email', 'roles', 'language', 'phone'] as const).map((word) =>
    say(word).toLowerCase(),
  );
  return html`<section class="scroll" tabindex="0" aria-label="${say('exampleFile')}"><pre>${header.join(';')}
${code};Åsa Lind;asa.lind@organisation.example;${roles.slice(0, 2).join(' | ')};sv;010-555 00 00</pre></section>`;
}

function uploadForm(view: ContactView, sent: SentFile): Html {
  const { problems = [], readings = [], columns = [], wish = {} } = sent;
  const again = problems.length > 0;
  const { locale, directory, fields } = view;
  const say = contactsWords(locale);
  const wanted = wish.mode === 'replace' ? 'replace' : 'add';
  const modes = (['add', 'replace'] as const).map(
    (mode) =>
      html`<p class="check"><input id="mode-${mode}" name="mode" type="radio" value="${mode}"${
        mode === wanted ? html` checked` : html``
      }> <label for="mode-${mode}">${say(`mode.${mode}`)}</label></p>`,
  );
  const choice =
    directory.organisations.size > 1
      ? html`<p><label for="organisation">${say('forOrganisation')}</label>
<select id="organisation" name="organisation"><option value="">${say('inFile')}</option>${organisationOptions(
          view,
          wish.organisation,
        )}</select></p>`
      : html``;
  const tooLarge = problemAt('', 'file-too-large', { kilobytes: UPLOAD_LIMIT_BYTES / 1000 });
  const limit = fileLimit(UPLOAD_LIMIT_BYTES, problemSentence(tooLarge, locale));
  return html`<form method="post" action="${inLanguage(PATH, locale)}" enctype="multipart/form-data"
  class="fields"${limit}>
${fields}
${charsetChoice(view, { readings, chosen: wish.charset })}${columnChoice(view, columns)}<p><label for="file">${say(
    'file',
  )}</label><span class="hint" id="file-hint">${say('fileHint')}</span>
<input id="file" name="file" type="file" accept=".csv,.txt,.tsv,text/csv,text/plain"
  aria-describedby="file-hint${again ? ' problems' : ''}"${again ? html` aria-invalid="true"` : html``}></p>
<details${wish.pasted ? html` open` : html``}><summary>${say('orPaste')}</summary>
<p><label for="pasted">${say('pasted')}</label><span class="hint" id="pasted-hint">${say('pastedHint')}</span>
<textarea id="pasted" name="pasted" rows="6" autocomplete="off" aria-describedby="pasted-hint${
    again ? ' problems' : ''
  }">${`\n${wish.pasted ?? ''}`}</textarea></p></details>
${choice}
<fieldset><legend>${say('mode')}</legend>${modes}</fieldset>
<p><button type="submit">${say('check')}</button></p>
</form>`;
}

function problemTable({ locale }: ContactView, problems: readonly ImportProblem[]): Html {
  const say = contactsWords(locale);
  const total = problems.length;
  const rows = problems
    .slice(0, SHOWN_LINES)
    .map(
      (found) =>
        html`<tr><td class="number">${found.line ?? ''}</td><td>${importProblem(found, locale)}</td></tr>`,
    );
  const caption =
    total > SHOWN_LINES
      ? say('problemsShown', { shown: SHOWN_LINES, total })
      : say('problemsFound', { total });
  return html`<section class="errors" aria-labelledby="problems"><h2 id="problems">${say(
    'problemsTitle',
  )}</h2><p>${say('problemsLead')}</p>
<section class="scroll" tabindex="0" aria-labelledby="problem-count"><table>
<caption id="problem-count">${caption}</caption>
<thead><tr><th scope="col">${say('line')}</th><th scope="col">${say('problem')}</th></tr></thead>
<tbody>${rows}</tbody></table></section></section>`;
}

/** The effect of a checked file, to be confirmed; or its result. */
export function checkedPage(
  view: ContactView,
  checked: ContactImport,
  { changes, welcomes }: { changes: readonly ContactChange[]; welcomes: number },
): string {
  const say = contactsWords(view.locale);
  const path = `${PATH}/${checked.id}`;
  if (checked.state === 'dropped') return failedImportPage(view, 'expired');
  const title = say(checked.state === 'checked' ? 'checkTitle' : 'done');
  const { committedAt = 0, committedBy = '' } = checked;
  const main =
    checked.state === 'checked'
      ? html`<h1>${title}</h1><p>${say('checkedLead', { date: momentText(checked.checkedAt, view.locale) })}</p>
${leftOut(view, checked)}${figures(view, checked)}${
  welcomes > 0 ? html`<p>${say('welcomes', { count: welcomes })}</p>` : ''
}${confirmForm(view, checked)}${changeTable(view, changes)}`
      : html`<h1>${title}</h1><p>${say('doneLead', { date: momentText(committedAt, view.locale), by: committedBy })}</p>
${figures(view, checked)}<p><a class="button" href="${inLanguage('/contacts', view.locale)}">${say(
          'toContacts',
        )}</a></p>`;
  return contactPage(view, { title, path, main });
}

/** A checked file that can no longer be imported. */
export function failedImportPage(view: ContactView, why: 'changed' | 'expired'): string {
  const say = contactsWords(view.locale);
  const title = say('changedTitle');
  const main = html`<h1>${title}</h1><p>${say(`failed.${why}`)}</p>
<p><a class="button" href="${inLanguage(PATH, view.locale)}">${say('again')}</a></p>`;
  return contactPage(view, { title, path: PATH, main });
}

const COUNTS = ['added', 'changed', 'resumed', 'ended', 'unchanged'] as const;

function figures({ locale }: ContactView, { counts }: ContactImport): Html {
  const say = contactsWords(locale);
  const shown = COUNTS.filter((kind) => counts[kind] > 0 || kind !== 'resumed');
  return html`<ul class="figures">${shown.map(
    (kind) => html`<li>${say(`count.${kind}`, { count: counts[kind] })}</li>`,
  )}</ul>`;
}

function leftOut({ locale }: ContactView, { leftOut: columns = [] }: ContactImport): Html {
  return html`${columns.map((each) => html`<p class="quiet">${contactsWords(locale)(`leftOut.${each}`)}</p>`)}`;
}

function changedCount({ counts }: ContactImport): number {
  return counts.added + counts.changed + counts.resumed + counts.ended;
}

function confirmForm({ locale, fields }: ContactView, checked: ContactImport): Html {
  const say = contactsWords(locale);
  const count = changedCount(checked);
  const cancel = html`<a href="${inLanguage('/contacts', locale)}">${say(count > 0 ? 'cancel' : 'toContacts')}</a>`;
  if (count === 0) return html`<p>${say('nothing')}</p><p>${cancel}</p>`;
  return html`<form method="post" action="${inLanguage(`${PATH}/${checked.id}`, locale)}">${fields}
<p class="ways"><button type="submit">${say('confirm', { count })}</button> ${cancel}</p></form>`;
}

function changeTable(view: ContactView, changes: readonly ContactChange[]): Html {
  if (changes.length === 0) return html``;
  const say = contactsWords(view.locale);
  const rows = changes.slice(0, SHOWN_LINES).map(({ change, contact, before }) => {
    const ending = change === 'ended' ? 'late' : change === 'added' ? 'ok' : 'wait';
    const details =
      before && change !== 'ended'
        ? differences(view, before, contact)
        : html`${roleNames(view, contact.groups)}`;
    return html`<tr><th scope="row">${contact.name}</th><td>${contact.address}</td><td>${organisationName(
      view,
      contact.organisation,
    )}</td><td><span class="state ${ending}">${say(`change.${change}`)}</span></td><td>${details}</td></tr>`;
  });
  const total = changes.length;
  const caption = total > SHOWN_LINES ? say('changesShown', { shown: SHOWN_LINES, total }) : say('changes');
  return html`<section class="scroll" tabindex="0" aria-labelledby="changes"><table class="people">
<caption id="changes">${caption}</caption>
<thead><tr><th scope="col">${say('name')}</th><th scope="col">${say('email')}</th><th scope="col">${say(
    'organisation',
  )}</th><th scope="col">${say('change')}</th><th scope="col">${say('roles')}</th></tr></thead>
<tbody>${rows}</tbody></table></section>`;
}

const FIELD_WORDS = {
  name: 'name',
  address: 'email',
  groups: 'roles',
  locale: 'language',
  phone: 'phone',
} as const;

function differences(view: ContactView, before: Contact, after: Contact): Html {
  const say = contactsWords(view.locale);
  const shownAs = (contact: Contact, field: keyof typeof FIELD_WORDS) =>
    field === 'groups' ? roleNames(view, contact.groups) : (contact[field] ?? say('noPhone'));
  const lines = changedFields(before, after).map((field) => {
    const values = {
      field: say(FIELD_WORDS[field]),
      before: shownAs(before, field),
      after: shownAs(after, field),
    };
    return html`<li>${say('difference', values)}</li>`;
  });
  return lines.length > 0 ? html`<ul class="bare">${lines}</ul>` : html`${roleNames(view, after.groups)}`;
}
