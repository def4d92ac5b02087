import { DRAFT_STEP_NAMES, type DraftPage, type DraftStep } from '../../../../domain/setup/draft-fields.ts';
import { nameOfItem, type PlacedProblem } from '../../../../domain/setup/draft-problems.ts';
import type { RolloutDraft } from '../../../../domain/setup/rollout-draft.ts';
import { objectAt } from '../../../../domain/setup/written.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type Language, languageName } from '../../../words/languages.ts';
import { type MakingWords, makingWords } from '../../../words/making.gen.ts';
import type { Reader } from '../../shared/page.ts';

export const DRAFTS = '/import-rollout/drafts';

/** What every page of a draft shows: the draft, and what of it is wrong or missing. */
export type DraftView = {
  locale: Language;
  reader: Reader;
  draft: RolloutDraft;
  placed: readonly PlacedProblem[];
};

/** Where a page of a draft is. */
export function draftPath(id: string, page?: DraftPage): string {
  const parts = page ? [page.step, page.item, page.tongue] : [];
  return [`${DRAFTS}/${id}`, ...parts.filter((part) => part !== undefined)].join('/');
}

/** What a draft is called, as far as it is. */
export function draftName({ id, document }: RolloutDraft, locale: Language): string {
  const name = objectAt(document, ['rollout', 'name']);
  const said = [name[locale], ...Object.values(name)].find((each) => typeof each === 'string');
  return typeof said === 'string' ? said : id;
}

/** What a page is about, as a heading has it. */
export function pageTitle({ draft, locale }: DraftView, page: DraftPage, say: MakingWords): string {
  if (page.item === undefined) return say(`step.${page.step}`);
  const name = nameOfItem(draft.document, page, locale);
  return page.tongue === undefined
    ? say('itemTitle', { thing: say(`one.${page.step}`), name })
    : say('wordsTitle', { name, language: languageName(page.tongue, locale) });
}

/** Which step this is, and the way to the draft as a whole. */
export function trail({ draft, locale }: DraftView, step: DraftStep): Html {
  const say = makingWords(locale);
  const number = DRAFT_STEP_NAMES.indexOf(step) + 1;
  return html`<p class="quiet">${say('stepOf', { number, all: DRAFT_STEP_NAMES.length })} · <a href="${draftPath(
    draft.id,
  )}?lang=${locale}">${draftName(draft, locale)}</a></p>`;
}

/** The way to the next step; after the last to the draft as a whole. */
export function onward(
  { draft, locale }: DraftView,
  step: DraftStep,
  look: 'button' | 'button second' = 'button',
): Html {
  const say = makingWords(locale);
  const next = DRAFT_STEP_NAMES[DRAFT_STEP_NAMES.indexOf(step) + 1];
  const name = next ? say('next', { step: say(`step.${next}`) }) : say('toWhole');
  const path = draftPath(draft.id, next && { step: next });
  return html`<p><a class="${look}" href="${path}?lang=${locale}">${name}</a></p>`;
}

/** Whether something is still missing, as a state beside its name. */
export function missingState(count: number, locale: Language): Html {
  const say = makingWords(locale);
  return count === 0
    ? html`<span class="state ok">${say('complete')}</span>`
    : html`<span class="state wait">${say('missing', { count })}</span>`;
}
