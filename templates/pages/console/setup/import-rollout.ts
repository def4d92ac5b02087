import type { Weakening } from '../../../../domain/controls/control.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import type { Replaced } from '../../../../domain/setup/use-cases/import-rollout.ts';
import { inLocale, type Localised, nameOrId } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { controlsWords } from '../../../words/controls.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { type SetupWords, setupWords } from '../../../words/setup.gen.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { placedProblem } from '../../shared/problem-list.ts';
import { weakeningText } from '../controls/controls-page.ts';

const PATH = '/import-rollout';
/** Number of organisations named, and of problems listed, before the rest becomes a count. */
const SHOWN_NAMES = 8;
const SHOWN_PROBLEMS = 100;

export type RolloutImportView = { locale: Language; reader: Reader };

type Outcome = {
  /** What is wrong in the files, a line each. */
  problems: readonly Problem[];
  wrong?: 'no-file' | 'too-large' | undefined;
  /** What is there already, and was not replaced. */
  replaced?:
    | (Replaced & { names: ReadonlyMap<string, Localised>; weakened: readonly Weakening[] })
    | undefined;
};

/** Upload of a rollout's files, with the result of the last try. */
export function rolloutImportPage({ locale, reader }: RolloutImportView, outcome: Outcome): string {
  const say = setupWords(locale);
  const { wrong } = outcome;
  const main = html`<h1>${say('importRollout')}</h1><p>${say('lead')}</p>
${outcomeSection(outcome, locale, say)}
<form method="post" action="${PATH}?lang=${locale}" enctype="multipart/form-data" class="fields">
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
<p><button type="submit">${say('send')}</button></p>
</form>
<h2>${say('inFile')}</h2>
<dl><dt><code>rollout.yaml</code></dt><dd>${say('startFile')}</dd>
<dt><code>catalogue.yaml</code></dt><dd>${say('catalogueFile')}</dd>
<dt><code>messages/…/sv.md</code></dt><dd>${say('textFiles')}</dd></dl>
<p>${say('noPeople')}</p>`;
  return page({ locale, title: say('importRollout'), path: PATH, main, reader });
}

function outcomeSection({ problems, replaced }: Outcome, locale: Language, say: SetupWords): Html {
  if (replaced) return replacedSection(replaced, locale, say);
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

function replacedSection(
  { rollout, catalogue, organisations, names, weakened }: NonNullable<Outcome['replaced']>,
  locale: Language,
  say: SetupWords,
): Html {
  const shown = organisations.slice(0, SHOWN_NAMES).map((code) => {
    return nameOrId(names.get(code), code, locale);
  });
  const more = organisations.length - shown.length;
  return html`<section class="errors" aria-labelledby="replaced"><h2 id="replaced">${say(
    'replacedTitle',
  )}</h2><p>${say('replacedLead')}</p>
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
  { locale, reader }: RolloutImportView,
  { rollout, organisations, waits }: { rollout: Rollout; organisations: number; waits: boolean },
): string {
  const say = setupWords(locale);
  const title = say('imported', { name: inLocale(rollout.name, locale) });
  const step = (path: string, name: string, why: string) =>
    html`<li><a href="${path}?lang=${locale}">${name}</a> – ${why}</li>`;
  const check = `/catalogues/${rollout.catalogue}/check/${rollout.id}`;
  const steps = [
    step('/contacts/import', say('nextContacts'), say('nextContactsWhy')),
    step(check, say('nextCheck'), say('nextCheckWhy')),
    step('/milestones/new', say('writeMilestone'), say('nextMilestoneWhy')),
  ];
  const main = html`<h1>${title}</h1><p class="state ok">${say('participants', { count: organisations })}</p>
${
  waits
    ? html`<p class="state warn">${say('waits')} <a href="/controls?lang=${locale}">${say('toControls')}</a></p>`
    : html``
}
<h2>${say('next')}</h2><ol>${steps}</ol>`;
  return page({ locale, title, path: `${PATH}/${rollout.id}`, main, reader });
}
