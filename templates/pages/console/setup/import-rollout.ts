import type { Weakening } from '../../../../domain/controls/control.ts';
import type { Organisation } from '../../../../domain/rollout/organisation.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import type { RolloutDraft } from '../../../../domain/setup/rollout-draft.ts';
import type { Replaced } from '../../../../domain/setup/use-cases/import-rollout.ts';
import { inLocale, type Localised, nameOrId } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { UPLOAD_LIMIT_BYTES } from '../../../../domain/shared/upload-limit.ts';
import { type Html, html } from '../../../shared/html.ts';
import { controlsWords } from '../../../words/controls.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { makingWords } from '../../../words/making.gen.ts';
import { type SetupWords, setupWords } from '../../../words/setup.gen.ts';
import { FILE_LIMIT_SCRIPT_PATH, fileLimit } from '../../shared/file-limit.ts';
import { momentText } from '../../shared/instant.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { placedProblem, problemText } from '../../shared/problem-list.ts';
import { weakeningText } from '../controls/controls-page.ts';
import { DRAFTS, draftName, draftPath } from './draft-view.ts';

const PATH = '/import-rollout';
/** Number of organisations named, and of problems listed, before the rest becomes a count. */
const SHOWN_NAMES = 8;
const SHOWN_PROBLEMS = 100;

export type RolloutImportView = {
  locale: Language;
  reader: Reader;
  /** Rollouts that are being made. */
  drafts: readonly RolloutDraft[];
  /** Rollouts whose parts a new one may begin with. */
  rollouts: readonly Rollout[];
};

type Outcome = {
  /** What is wrong in the files, a line each. */
  problems: readonly Problem[];
  wrong?: 'no-file' | 'too-large' | undefined;
  /** The name of a new rollout as it was typed, its starter, and why it was not begun. */
  begun?: { name: string; starter: string; problems: readonly Problem[] } | undefined;
  /** What is there already, and was not replaced. */
  replaced?:
    | (Replaced & { names: ReadonlyMap<string, Localised>; weakened: readonly Weakening[] })
    | undefined;
};

/** Where a rollout begins: made here, or from its files, with the result of the last try. */
export function rolloutImportPage(view: RolloutImportView, outcome: Outcome): string {
  const { locale, reader } = view;
  const say = setupWords(locale);
  const { wrong } = outcome;
  const main = html`<h1>${say('importRollout')}</h1>
${draftLines(view)}${beginForm(view, outcome.begun)}
<h2 id="from-file">${makingWords(locale)('orFile')}</h2><p>${say('lead')}</p>
${outcomeSection(outcome, locale, say)}
<form method="post" action="${PATH}?lang=${locale}" enctype="multipart/form-data" class="fields"${fileLimit(
    UPLOAD_LIMIT_BYTES,
    say('wrong.too-large'),
  )}>
${formTokenField(reader.formToken)}
<p><label for="file">${say('zipFile')}</label><span class="hint" id="file-hint">${say('fileHint')}</span>${
    wrong ? html`<span class="error" id="file-error">${say(`wrong.${wrong}`)}</span>` : html``
  }
<input id="file" name="file" type="file" accept=".zip,application/zip" aria-describedby="file-hint${
    wrong ? ' file-error' : ''
  }"${wrong ? html` aria-invalid="true"` : html``}></p>
<p class="check"><input id="replace" name="replace" type="checkbox" value="yes" aria-describedby="replace-hint">
<label for="replace">${say('replace')}</label></p>
<p class="hint" id="replace-hint">${say('replaceHint')}</p>
<p><button type="submit">${say('send')}</button> <button type="submit" class="second" name="as" value="draft">${say(
    'openAsDraft',
  )}</button></p>
<p class="hint">${say('openAsDraftHint')}</p>
</form>
<p><a href="${PATH}/example.zip?lang=${locale}" download>${say('exampleZip')}</a></p>
<h3>${say('inFile')}</h3>
<dl><dt><code>rollout.yaml</code></dt><dd>${say('startFile')}</dd>
<dt><code>catalogue.yaml</code></dt><dd>${say('catalogueFile')}</dd>
<dt><code>messages/…/sv.md</code></dt><dd>${say('textFiles')}</dd></dl>
<p>${say('noPeople')}</p>`;
  return page({
    locale,
    title: say('importRollout'),
    path: PATH,
    main,
    reader,
    script: FILE_LIMIT_SCRIPT_PATH,
  });
}

/** What somebody has begun and not loaded yet. */
function draftLines({ drafts, locale }: RolloutImportView): Html {
  if (drafts.length === 0) return html``;
  const say = makingWords(locale);
  const lines = drafts.map((draft) => {
    const written = say('lastWritten', { date: momentText(draft.at, locale) });
    return html`<li><a href="${draftPath(draft.id)}?lang=${locale}">${draftName(draft, locale)}</a>
<span class="quiet">${written}</span></li>`;
  });
  return html`<h2>${say('drafts')}</h2><ul class="plain">${lines}</ul>`;
}

/** A name and a beginning: all that a new rollout needs. */
function beginForm({ locale, reader, rollouts }: RolloutImportView, begun: Outcome['begun']): Html {
  const say = makingWords(locale);
  const { name = '', starter = 'reference', problems = [] } = begun ?? {};
  const wrong =
    problems.length > 0
      ? html`<span class="error" id="name-error">${problems.map((each) => problemText(each, locale))}</span>`
      : html``;
  const choice = (value: string, text: string) =>
    html`<option value="${value}"${value === starter ? html` selected` : html``}>${text}</option>`;
  return html`<h2>${say('beginTitle')}</h2><p>${say('beginLead')}</p>
<form method="post" action="${DRAFTS}?lang=${locale}" class="fields">${formTokenField(reader.formToken)}
<p><label for="name">${say('beginName')}</label><span class="hint" id="name-hint">${say('beginNameHint')}</span>${wrong}
<input id="name" name="name" type="text" value="${name}" autocomplete="off" aria-describedby="name-hint${
    problems.length > 0 ? ' name-error' : ''
  }"${problems.length > 0 ? html` aria-invalid="true"` : html``}></p>
<p><label for="starter">${say('starter')}</label>
<select id="starter" name="starter">${choice('reference', say('starterReference'))}${rollouts.map((rollout) =>
    choice(`rollout-${rollout.id}`, say('starterRollout', { name: inLocale(rollout.name, locale) })),
  )}${choice('nothing', say('starterNone'))}</select></p>
<p><button type="submit">${say('begin')}</button></p></form>`;
}

function outcomeSection({ problems, replaced }: Outcome, locale: Language, say: SetupWords): Html {
  if (replaced) return replacedSection(replaced, locale, html`<p>${say('replacedLead')}</p>`);
  if (problems.length === 0) return html``;
  const lines = problems
    .slice(0, SHOWN_PROBLEMS)
    .map((problem) => html`<li>${placedProblem(problem, locale)}</li>`);
  const more = problems.length - lines.length;
  return html`<section class="errors" aria-labelledby="problems"><h2 id="problems">${say(
    'problemsTitle',
  )}</h2><p>${say('problemsLead')}</p>
<ul>${lines}${more > 0 ? html`<li>+ ${more}</li>` : html``}</ul></section>`;
}

/** What is there already and would be replaced, with what would weaken a control by it. */
export function replacedSection(
  { rollout, catalogue, organisations, names, weakened }: NonNullable<Outcome['replaced']>,
  locale: Language,
  lead: Html = html``,
): Html {
  const say = setupWords(locale);
  const shown = organisations.slice(0, SHOWN_NAMES).map((code) => {
    return nameOrId(names.get(code), code, locale);
  });
  const more = organisations.length - shown.length;
  return html`<section class="errors" aria-labelledby="replaced"><h2 id="replaced">${say(
    'replacedTitle',
  )}</h2>${lead}
<ul>${rollout ? html`<li>${say('replaced.rollout')}</li>` : html``}${
    catalogue ? html`<li>${say('replaced.catalogue')}</li>` : html``
  }${
    shown.length > 0
      ? html`<li>${say('replaced.organisations', { names: shown.join(', '), more })}</li>`
      : html``
  }</ul>${wouldWeaken(weakened, locale, say)}</section>`;
}

function wouldWeaken(weakened: readonly Weakening[], locale: Language, say: SetupWords): Html {
  if (weakened.length === 0) return html``;
  const controls = controlsWords(locale);
  const lines = weakened.map((each) => html`<li>${weakeningText(each, controls)}</li>`);
  return html`<p>${say('wouldWeaken')}</p><ul>${lines}</ul>`;
}

/** What was imported, and what comes next. */
export function rolloutImportedPage(
  { locale, reader }: Pick<RolloutImportView, 'locale' | 'reader'>,
  {
    rollout,
    organisations,
    waits,
  }: { rollout: Rollout; organisations: readonly Organisation[]; waits: boolean },
): string {
  const say = setupWords(locale);
  const title = say('imported', { name: inLocale(rollout.name, locale) });
  const step = (path: string, name: string, why: Html | string) =>
    html`<li><a href="${path}">${name}</a> – ${why}</li>`;
  const contacts = html`${say('nextContactsWhy')}${addPeople(organisations, locale)}`;
  const check = `/catalogues/${rollout.catalogue}/check/${rollout.id}?lang=${locale}`;
  const write = `/milestones/new?rollout=${rollout.id}&lang=${locale}`;
  const steps = [
    step(`/contacts/import?lang=${locale}`, say('nextContacts'), contacts),
    step(check, say('nextCheck'), say('nextCheckWhy')),
    step(write, say('writeMilestone'), say('nextMilestoneWhy')),
  ];
  const main = html`<h1>${title}</h1><p class="state ok">${say('participants', { count: organisations.length })}</p>
${
  waits
    ? html`<p class="state warn">${say('waits')} <a href="/controls?lang=${locale}">${say('toControls')}</a></p>`
    : html``
}
<h2>${say('next')}</h2><ol>${steps}</ol>`;
  return page({ locale, title, path: `${PATH}/${rollout.id}`, main, reader });
}

/** Somebody may be typed in as well, where there are few. */
function addPeople(organisations: readonly Organisation[], locale: Language): Html {
  if (organisations.length > SHOWN_NAMES) return html``;
  const say = setupWords(locale);
  const links = organisations.map(({ code, name }) => {
    const words = say('addPersonAt', { name: inLocale(name, locale) });
    return html`<li><a href="/contacts/${code}/new?lang=${locale}">${words}</a></li>`;
  });
  return html`<ul>${links}</ul>`;
}
