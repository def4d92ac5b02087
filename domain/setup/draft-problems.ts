import type { Problem } from '../shared/problem.ts';
import {
  type DraftField,
  type DraftPage,
  type DraftStep,
  fieldsOfPage,
  isDraftStep,
} from './draft-fields.ts';
import { isItemStep } from './draft-items.ts';
import type { DraftDocument } from './rollout-draft.ts';
import { objectAt, type WrittenPlace, writtenAt } from './written.ts';

const OF_POLICY = ['approval', 'undoSeconds', 'namesOverdue', 'responsible'];

/** The page of a draft on which the thing at a place is written; undefined for what no page has. */
export function pageOfPlace(
  document: DraftDocument,
  [root, what = '', item]: WrittenPlace,
): DraftPage | undefined {
  if (root === 'texts') return wordsPage(what, item);
  if (root === 'organisations') return organisationPage(document, what, item);
  if (OF_POLICY.includes(what)) return { step: 'policy' };
  if (what === 'facts' || what === 'milestoneDates') return factPage(document, item);
  if (root === 'rollout' || what === 'locales') return { step: 'basics' };
  if (!isDraftStep(what) || !isItemStep(what)) return undefined;
  return item === undefined ? { step: what } : { step: what, item };
}

function wordsPage(topic: string, tongue: string | undefined): DraftPage {
  return tongue === undefined ? { step: 'messages', item: topic } : { step: 'messages', item: topic, tongue };
}

/** What the office is called stands on the first page. */
function organisationPage({ organisations }: DraftDocument, at: string, what: string | undefined): DraftPage {
  const isOffice = organisations[Number(at)]?.kind === 'national';
  if (isOffice && what === 'name') return { step: 'basics' };
  return at === '' ? { step: 'organisations' } : { step: 'organisations', item: at };
}

/** The planned day of a milestone stands with the milestone. */
function factPage(document: DraftDocument, fact: string | undefined): DraftPage {
  if (fact === undefined) return { step: 'facts' };
  const dates = Object.entries(objectAt(document, ['catalogue', 'milestoneDates']));
  const [kind] = dates.find(([, each]) => each === fact) ?? [];
  return kind === undefined ? { step: 'facts', item: fact } : { step: 'milestones', item: kind };
}

/** A problem and the page on which it is fixed. */
export type PlacedProblem = { problem: Problem; page: DraftPage | undefined };

export function placedProblems(document: DraftDocument, problems: readonly Problem[]): PlacedProblem[] {
  return problems.map((problem) => ({ problem, page: pageOfPlace(document, problem.path.split('.')) }));
}

/** Of a draft's problems those of a step, or of one thing in it. */
export function problemsOfStep(placed: readonly PlacedProblem[], step: DraftStep, item?: string): Problem[] {
  return placed
    .filter(({ page }) => page?.step === step && (item === undefined || page.item === item))
    .map(({ problem }) => problem);
}

/** The problems that a page fixes, by the ids of its fields; a whole that is missing begins at its first field. */
export function problemsAtFields(
  document: DraftDocument,
  page: DraftPage,
  problems: readonly Problem[],
): Problem[] {
  const fields = fieldsOfPage(document, page);
  return problems.flatMap((problem) => {
    const field = fieldFor(fields, problem.path);
    if (field) return [{ ...problem, path: field.id }];
    const here = pageOfPlace(document, problem.path.split('.'));
    const isHere = here?.step === page.step && here.item === page.item && here.tongue === page.tongue;
    return isHere ? [{ ...problem, path: '' }] : [];
  });
}

function fieldFor(fields: readonly DraftField[], path: string): DraftField | undefined {
  const at = fields.map((field) => ({ field, place: field.place.join('.') }));
  const within = at.find(({ place }) => path === place || path.startsWith(`${place}.`));
  // Of a list or an entry that is missing as a whole.
  return (within ?? at.find(({ place }) => path.split('.').length > 2 && place.startsWith(`${path}.`)))
    ?.field;
}

/** What a thing is called in a language, else in any; else its id. */
export function nameOfItem(document: DraftDocument, { step, item = '' }: DraftPage, locale: string): string {
  if (step === 'milestones') {
    const words = objectAt(document, ['catalogue', 'milestones', item]);
    const said = [words[locale], ...Object.values(words)].map((each) => writtenAt(each, ['name']));
    return said.find(isSaid) ?? item;
  }
  const place = step === 'organisations' ? ['organisations', item] : ['catalogue', step, item];
  const name = objectAt(document, [...place, 'name']);
  const code = step === 'organisations' ? writtenAt(document, [...place, 'code']) : item;
  return [name[locale], ...Object.values(name), code].find(isSaid) ?? item;
}

function isSaid(each: unknown): each is string {
  return typeof each === 'string' && each !== '';
}
