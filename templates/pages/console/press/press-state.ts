import type { PressState } from '../../../../domain/press/press-states.ts';
import type { PressVersion } from '../../../../domain/press/press-version.ts';
import { SYSTEM_ACTOR } from '../../../../domain/rollout/approval.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { type PressWords, pressWords } from '../../../words/press.gen.ts';
import type { WordKey } from '../../../words/speaker.ts';

const LOOKS: Readonly<Record<PressState, 'ok' | 'wait' | 'late' | 'none'>> = {
  draft: 'wait',
  submitted: 'wait',
  approved: 'wait',
  scheduled: 'ok',
  held: 'late',
  publishing: 'ok',
  published: 'ok',
  corrected: 'none',
  withdrawn: 'none',
};

/** Where a version stands, as sign and word. One that was never public was not taken back but given up. */
export function pressState(version: PressVersion, locale: Language, size: '' | ' big' = ''): Html {
  const { state } = version;
  return html`<span class="state ${LOOKS[state]}${size}">${pressWords(locale)(wordOf(version))}</span>`;
}

function wordOf({ state, publishedAt }: PressVersion): Extract<WordKey<PressWords>, `state.${string}`> {
  return state === 'withdrawn' && publishedAt === undefined ? 'state.givenUp' : `state.${state}`;
}

/** Whether it is a correction that was drafted because a fact has changed, and nobody has taken on yet. */
export function isSuggested({ state, authors }: PressVersion): boolean {
  return state === 'draft' && authors.every((author) => author === SYSTEM_ACTOR);
}

/** What has to happen next, and who does it. */
export function nextStep({ state, heldFor }: PressVersion, locale: Language): string {
  return pressWords(locale)(state === 'held' ? `next.${heldFor ?? 'late'}` : `next.${state}`);
}

/** The headline in the first of these languages that it has, said to be in it; an edition is called by whose it is. */
export function headlineOf({ draft, id }: PressVersion, languages: readonly string[]): Html {
  const texts = draft.kind === 'national' ? draft.texts : {};
  const known = [...languages, ...Object.keys(texts)];
  const [first] = known.flatMap((language) => {
    const headline = texts[language]?.headline;
    return headline === undefined ? [] : [{ language, headline }];
  });
  return first ? html`<span lang="${first.language}">${first.headline}</span>` : html`${id}`;
}

/** The same for the title of a document, which has one language. */
export function plainHeadlineOf({ draft, id }: PressVersion, languages: readonly string[]): string {
  if (draft.kind === 'local') return id;
  const known = [...languages, ...Object.keys(draft.texts)];
  return known.flatMap((language) => draft.texts[language]?.headline ?? [])[0] ?? id;
}
