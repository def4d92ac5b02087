import type { Weakening } from '../../../../domain/controls/control.ts';
import {
  DRAFT_STEP_NAMES,
  type DraftPage,
  type DraftStep,
  fieldsOfPage,
} from '../../../../domain/setup/draft-fields.ts';
import { isItemStep, itemsOf } from '../../../../domain/setup/draft-items.ts';
import {
  nameOfItem,
  type PlacedProblem,
  problemsAtFields,
  problemsOfStep,
} from '../../../../domain/setup/draft-problems.ts';
import type { Replaced } from '../../../../domain/setup/use-cases/import-rollout.ts';
import { objectAt } from '../../../../domain/setup/written.ts';
import type { Localised } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import { languageName } from '../../../words/languages.ts';
import { makingWords } from '../../../words/making.gen.ts';
import { formTokenField, notice, page } from '../../shared/page.ts';
import { placedProblem, problemText } from '../../shared/problem-list.ts';
import { type DraftView, draftName, draftPath, missingState } from './draft-view.ts';
import { replacedSection } from './import-rollout.ts';

type DraftOverview = DraftView & {
  /** What loading it would replace, which is asked first. */
  replaced?:
    | (Replaced & { names: ReadonlyMap<string, Localised>; weakened: readonly Weakening[] })
    | undefined;
  changed?: boolean;
};

/** A draft as a whole: its steps, what is missing, and the button that loads it once nothing is. */
export function draftOverviewPage(view: DraftOverview): string {
  const { locale, reader, draft, placed, replaced, changed = false } = view;
  const say = makingWords(locale);
  const title = draftName(draft, locale);
  const path = draftPath(draft.id);
  const main = html`<h1>${title}</h1><p class="lead">${say(placed.length === 0 ? 'ready' : 'notReady')}</p>
${changed ? notice(say('changedMeanwhile')) : html``}
${replaced ? replacedSection(replaced, locale) : html``}
${nextWay(view)}
<h2>${say('steps')}</h2><ol>${DRAFT_STEP_NAMES.map((step) => stepLine(view, step))}</ol>
${missingList(view)}
<p><a href="${path}/file?lang=${locale}">${say('downloadFile')}</a></p>
<details><summary>${say('discard')}</summary><p>${say('discardLead')}</p>
<form method="post" action="${path}/discard?lang=${locale}">${formTokenField(reader.formToken)}
<p><button type="submit" class="danger">${say('discardNow')}</button></p></form></details>`;
  return page({ locale, title, path, main, reader });
}

function stepLine({ draft, locale, placed }: DraftOverview, step: DraftStep): Html {
  const items = isItemStep(step) ? itemsOf(draft.document, step).length : undefined;
  const count = items === undefined ? html`` : html` <span class="quiet">${items}</span>`;
  const missing = missingState(problemsOfStep(placed, step).length, locale);
  const name = makingWords(locale)(`step.${step}`);
  return html`<li><a href="${draftPath(draft.id, { step })}?lang=${locale}">${name}</a>${count} ${missing}</li>`;
}

function missingList(view: DraftOverview): Html {
  const { placed, locale } = view;
  if (placed.length === 0) return html``;
  const lines = placed.map((each) => missingLine(view, each));
  return html`<h2 id="missing">${makingWords(locale)('lacksTitle', { count: placed.length })}</h2><ul>${lines}</ul>`;
}

/** The one thing to do next: take ready parts, write what is missing, or load it. */
function nextWay(view: DraftOverview): Html {
  const { draft, locale, placed } = view;
  if (placed.length === 0) return loadForm(view);
  const say = makingWords(locale);
  const isEmpty = Object.keys(objectAt(draft.document.catalogue, ['groups'])).length === 0;
  const way = (href: string, name: string) =>
    html`<p><a class="button" href="${href}?lang=${locale}">${name}</a></p>`;
  if (isEmpty && draft.starter.from !== 'nothing')
    return way(`${draftPath(draft.id)}/starter`, say('chooseParts'));
  const step = DRAFT_STEP_NAMES.find((each) => problemsOfStep(placed, each).length > 0) ?? 'basics';
  return way(draftPath(draft.id, { step }), say('goOn', { step: say(`step.${step}`) }));
}

function loadForm({ draft, reader, locale, replaced }: DraftOverview): Html {
  const say = makingWords(locale);
  const token = formTokenField(reader.formToken);
  const replace = replaced ? html`<input type="hidden" name="replace" value="yes">` : html``;
  return html`<form method="post" action="${draftPath(draft.id)}/load?lang=${locale}">${token}${replace}
<p><button type="submit">${say(replaced ? 'loadAnyway' : 'load')}</button></p></form>`;
}

/** What is missing, with the way to the field where it is written. */
function missingLine(view: DraftOverview, { problem, page: at }: PlacedProblem): Html {
  const { draft, locale } = view;
  if (!at) return html`<li>${placedProblem(problem, locale)}</li>`;
  const [found] = problemsAtFields(draft.document, at, [problem]);
  const field = fieldsOfPage(draft.document, at).find(({ id }) => id === found?.path);
  const say = makingWords(locale);
  const where = [placeName(view, at), ...(field ? [say(`field.${field.name}`)] : [])].join(', ');
  const href = `${draftPath(draft.id, at)}?lang=${locale}&kept=yes${field ? `#${field.id}` : ''}`;
  return html`<li><a href="${href}">${where}</a>: ${problemText(problem, locale)}</li>`;
}

function placeName({ draft, locale }: DraftOverview, at: DraftPage): string {
  const say = makingWords(locale);
  if (at.item === undefined) return say(`step.${at.step}`);
  const name = nameOfItem(draft.document, at, locale);
  return at.tongue === undefined
    ? name
    : say('wordsTitle', { name, language: languageName(at.tongue, locale) });
}
