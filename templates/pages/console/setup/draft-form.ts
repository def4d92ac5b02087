import {
  type DraftField,
  type DraftFieldName,
  type DraftPage,
  fieldsOfPage,
} from '../../../../domain/setup/draft-fields.ts';
import { isItemStep } from '../../../../domain/setup/draft-items.ts';
import { nameOfItem, problemsAtFields } from '../../../../domain/setup/draft-problems.ts';
import type { Typed } from '../../../../domain/setup/write-draft.ts';
import { writtenAt } from '../../../../domain/setup/written.ts';
import { inLocale, localeSchema, localisedSchema } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type Language, languageName } from '../../../words/languages.ts';
import { type MakingWords, makingWords } from '../../../words/making.gen.ts';
import { formTokenField, notice, page } from '../../shared/page.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';
import { type DraftView, draftPath, onward, pageTitle, trail } from './draft-view.ts';

type DraftForm = DraftView & {
  about: DraftPage;
  /** By the ids of the fields. */
  typed: Typed;
  /** What the page had when it was read. */
  seen: string;
  /** Whether it has been kept, and so is to say what is missing. */
  kept?: boolean;
  /** Whether somebody else has changed it meanwhile. */
  changed?: boolean;
};

/** Rows that most need not see. */
const FOLDED: readonly DraftFieldName[] = [
  ...(['registerNumber', 'beforeName', 'beforeLead', 'side', 'tier', 'nextStep', 'undoSeconds'] as const),
  ...(['namesOverdue', 'due', 'notice', 'minutes', 'material', 'ahead', 'short', 'question'] as const),
  ...(['answer', 'spoken', 'essentials'] as const),
];
const HINTED = [
  'locales',
  'from',
  'subject',
  'lead',
  'day',
  'you',
  'code',
  'common',
  'value',
  'essentials',
] as const;
const isHinted = (name: string) => HINTED.find((each) => each === name);

/** A page of a draft with its fields; what is missing is said once it has been kept. */
export function draftFormPage(form: DraftForm): string {
  const { locale, reader, draft, about, kept = false, changed = false } = form;
  const say = makingWords(locale);
  const title = pageTitle(form, about, say);
  const fields = fieldsOfPage(draft.document, about);
  const all = form.placed.map(({ problem }) => problem);
  const problems = kept || changed ? problemsAtFields(draft.document, about, all) : [];
  const shown: Shown = { form, problems, say };
  const [open, folded] = [false, true].map((isFolded) =>
    fields.filter(({ name }) => FOLDED.includes(name) === isFolded),
  );
  const path = draftPath(draft.id, about);
  const main = html`${trail(form, about.step)}<h1>${title}</h1>
${changed ? html`<p class="notice wait" role="status">${say('changedMeanwhile')}</p>` : kept ? notice(say(problems.length > 0 ? 'keptMissing' : 'kept')) : html``}
${problemSummary(problems, { locale, heading: say('missingHere'), labelOf: (id) => labelById(fields, id, shown) })}
<form method="post" action="${path}?lang=${locale}" class="fields">${formTokenField(reader.formToken)}
<input type="hidden" name="seen" value="${form.seen}">
${(open ?? []).map((field) => control(field, shown))}
${fold(folded ?? [], shown)}
<p><button type="submit">${say('keep')}</button></p></form>
${about.step === 'messages' && about.tongue === undefined ? wordsOf(form, say) : html``}
${wayOn(form)}
${about.item !== undefined && about.tongue === undefined ? removal(form, path, say) : html``}`;
  return page({ locale, title, path, main, reader });
}

type Shown = { form: DraftForm; problems: readonly Problem[]; say: MakingWords };

/** Fields that are rarely needed; open where something in them is wrong. */
function fold(fields: readonly DraftField[], shown: Shown): Html {
  if (fields.length === 0) return html``;
  const isWrong = fields.some(({ id }) => shown.problems.some(({ path }) => path === id));
  return html`<details${isWrong ? html` open` : html``}><summary>${shown.say('more')}</summary>${fields.map(
    (field) => control(field, shown),
  )}</details>`;
}

function control(field: DraftField, shown: Shown): Html {
  if (field.as === 'ticks') return ticks(field, shown);
  const { id, as } = field;
  const { hint, error, marks } = around(field, shown);
  const value = shown.form.typed[id] ?? '';
  const lang = languageMark(field, shown.form.locale);
  if (as === 'yes')
    return html`<p class="check">${error}<input id="${id}" name="${id}" type="checkbox" value="yes"${
      value === 'yes' ? html` checked` : html``
    }${marks}> <label for="${id}">${labelOf(field, shown)}</label></p>\n`;
  const label = html`<label for="${id}">${labelOf(field, shown)}</label>${hint}${error}`;
  return html`<p>${label}\n${as === 'choice' ? choice(field, shown, marks) : as === 'text' || as === 'items' ? html`<textarea id="${id}" name="${id}" rows="${as === 'items' ? 3 : 5}"${lang}${marks}>${`\n${value}`}</textarea>` : html`<input id="${id}" name="${id}" type="text"${as === 'number' ? html` inputmode="numeric" class="short"` : html``} value="${value}" autocomplete="off"${lang}${marks}>`}</p>\n`;
}

function choice(field: DraftField, shown: Shown, marks: Html): Html {
  const { id, options } = field;
  const value = shown.form.typed[id] ?? '';
  // What was chosen and is no more is shown until something else is.
  const all = value === '' || options.includes(value) ? options : [...options, value];
  const each = all.map(
    (option) =>
      html`<option value="${option}"${option === value ? html` selected` : html``}>${optionName(field, option, shown)}</option>`,
  );
  return html`<select id="${id}" name="${id}"${marks}><option value="">${shown.say('choose')}</option>${each}</select>`;
}

function ticks(field: DraftField, shown: Shown): Html {
  const { id, options } = field;
  const { hint, error } = around(field, shown);
  const boxes = options.map((option) => {
    const box = `${id}-${option}`;
    return html`<li class="check"><input type="checkbox" id="${box}" name="${box}" value="yes"${
      shown.form.typed[box] === 'yes' ? html` checked` : html``
    }> <label for="${box}">${optionName(field, option, shown)}</label></li>`;
  });
  const none = options.length === 0 ? html`<p class="quiet">${shown.say('noOptions')}</p>` : html``;
  return html`<fieldset id="${id}" tabindex="-1"><legend>${labelOf(field, shown)}</legend>${hint}${error}${none}${
    boxes.length > 0 ? html`<ul class="boxes one">${boxes}</ul>` : html``
  }</fieldset>\n`;
}

function around(
  { id, name }: DraftField,
  { problems, form, say }: Shown,
): { hint: Html; error: Html; marks: Html } {
  const hinted = isHinted(name);
  const wrong = problems.filter(({ path }) => path === id);
  const ids = [...(hinted ? [`${id}-hint`] : []), ...(wrong.length > 0 ? [`${id}-error`] : [])];
  return {
    hint: hinted ? html`<span class="hint" id="${id}-hint">${say(`hint.${hinted}`)}</span>` : html``,
    error:
      wrong.length > 0
        ? html`<span class="error" id="${id}-error">${wrong.map((each) => html`${problemText(each, form.locale)} `)}</span>`
        : html``,
    marks: html`${ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : html``}${
      wrong.length > 0 ? html` aria-invalid="true"` : html``
    }`,
  };
}

function labelById(fields: readonly DraftField[], id: string, shown: Shown): string | undefined {
  const field = fields.find((each) => each.id === id);
  return field && labelOf(field, shown);
}

function labelOf({ name, language, about }: DraftField, { form, say }: Shown): string {
  const { draft, locale } = form;
  const label = say(`field.${name}`);
  const of = about === undefined ? label : say('labelAbout', { label, about: aboutName(form, about) });
  const several =
    form.about.tongue === undefined && language !== undefined && draft.document.catalogue.locales;
  return Array.isArray(several) && several.length > 1 && language
    ? say('labelIn', { label: of, language: languageName(language, locale) })
    : of;
}

/** A milestone, a fact, or a part of a text by the name of its milestone. */
function aboutName({ draft, locale, about }: DraftForm, id: string): string {
  if (id === 'common') return makingWords(locale)('commonPart');
  const step = about.step === 'organisations' ? 'facts' : 'milestones';
  return nameOfItem(draft.document, { step, item: id.replace(/^before /, '') }, locale);
}

function optionName({ name }: DraftField, option: string, { form, say }: Shown): string {
  const { draft, locale } = form;
  if (name === 'locales' || name === 'locale')
    return localeSchema.safeParse(option).success ? languageName(option, locale) : option;
  if (name === 'at')
    return (
      counterName(form, option) ?? nameOfItem(draft.document, { step: 'milestones', item: option }, locale)
    );
  if (name === 'messages' || name === 'channels')
    return nameOfItem(draft.document, { step: name, item: option }, locale);
  if (name === 'relay' || name === 'responsible') {
    const relay = localisedSchema.safeParse(writtenAt(draft.document, ['catalogue', 'relays', option]));
    return relay.success
      ? inLocale(relay.data, locale)
      : nameOfItem(draft.document, { step: 'groups', item: option }, locale);
  }
  const key = OPTION_WORDS.find((each) => each === `option.${name}.${option}`);
  return key ? say(key) : option;
}

function counterName({ draft, locale }: DraftForm, kind: string): string | undefined {
  const said = ['name'].map((part) =>
    writtenAt(draft.document, ['catalogue', 'counters', kind, 'words', locale, part]),
  );
  return said.find((each) => typeof each === 'string');
}

/** The options that have words of their own. */
const OPTION_WORDS = [
  ...(['option.carrier.mail', 'option.carrier.newsletter', 'option.carrier.press', 'option.carrier.web', 'option.carrier.people'] as const),
  ...(['option.sender.organisation', 'option.sender.national-office'] as const),
  ...(['option.owner.local-lead', 'option.owner.relay', 'option.owner.supplier', 'option.owner.national-office'] as const),
  ...(['option.material.slides', 'option.material.memo', 'option.material.intranet-text', 'option.material.weekly-letter-text'] as const),
  ...(['option.material.social-posts', 'option.material.question-script', 'option.material.relay-brief'] as const),
  ...(['option.material.agenda', 'option.material.checklist'] as const),
  ...(['option.scope.local', 'option.scope.national', 'option.side.internal', 'option.side.external'] as const),
  ...(['option.type.text', 'option.type.date', 'option.type.number', 'option.type.url', 'option.type.email', 'option.type.phone'] as const),
  ...(['option.reach.rollout', 'option.reach.organisation', 'option.impact.small', 'option.impact.large'] as const),
  ...(['option.kind.municipality', 'option.kind.region', 'option.kind.national'] as const),
  ...(['option.approval.automatic', 'option.approval.one', 'option.approval.two'] as const),
];

function languageMark({ language }: DraftField, locale: Language): Html {
  return language && language !== locale ? html` lang="${language}"` : html``;
}

/** The words of a message, a page for each language. */
function wordsOf({ draft, locale, about }: DraftForm, say: MakingWords): Html {
  const locales = draft.document.catalogue.locales;
  const tongues = Array.isArray(locales) ? locales.filter((each) => typeof each === 'string') : [];
  const links = tongues.map(
    (tongue) =>
      html`<li><a href="${draftPath(draft.id, { ...about, tongue })}?lang=${locale}">${say('wordsIn', { language: languageName(tongue, locale) })}</a></li>`,
  );
  return html`<h2>${say('words')}</h2><ul>${links}</ul>`;
}

/** From a thing back to its list, from a page by itself to the next. */
function wayOn(form: DraftForm): Html {
  const { draft, locale, about, kept = false } = form;
  const { step, item, tongue } = about;
  if (item === undefined) return kept ? onward(form, step, 'button second') : html``;
  const back: DraftPage = tongue !== undefined ? { step, item } : { step };
  const say = makingWords(locale);
  const name =
    tongue !== undefined
      ? say('backToMessage')
      : isItemStep(step)
        ? say('backToList', { step: say(`step.${step}`) })
        : '';
  return html`<p><a href="${draftPath(draft.id, back)}?lang=${locale}">${name}</a></p>`;
}

function removal({ reader, locale, about, draft }: DraftForm, path: string, say: MakingWords): Html {
  const isOffice =
    about.step === 'organisations' && draft.document.organisations[Number(about.item)]?.kind === 'national';
  if (isOffice) return html``;
  return html`<details><summary>${say('remove')}</summary><p>${say('removeLead')}</p>
<form method="post" action="${path}/remove?lang=${locale}">${formTokenField(reader.formToken)}
<p><button type="submit" class="danger">${say('removeNow')}</button></p></form></details>`;
}
