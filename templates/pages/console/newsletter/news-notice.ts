import type { NewsStatus } from '../../../../domain/newsletter/news-status.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { newslettersWords } from '../../../words/newsletters.gen.ts';
import { weekdayText } from '../../shared/instant.ts';

/** What was done with a piece of news just now, and where it stands since. */
export type NewsNotice = { did: 'added' | 'taken-back' | 'too-late'; standing: NewsStatus };

/** Says what was done, and what comes of it. */
export function noticeOf({ did, standing }: NewsNotice, locale: Language): Html {
  const { state, words } = toldOf({ did, standing }, locale);
  return html`<p class="state ${state}" role="status">${words}</p>`;
}

type Told = { state: 'ok' | 'wait' | 'late'; words: string };

function toldOf({ did, standing: { gone, next, withheld } }: NewsNotice, locale: Language): Told {
  const say = newslettersWords(locale);
  if (did === 'too-late') return { state: 'late', words: say('tooLate') };
  if (did === 'taken-back')
    return gone.length === 0
      ? { state: 'ok', words: say('didTakeBack') }
      : { state: 'wait', words: say('didTakeBackPart', { count: gone.length }) };
  const [first] = next;
  if (first) return { state: 'ok', words: say('added', { when: weekdayText(first.at, locale) }) };
  if (withheld > 0) return { state: 'wait', words: say('addedWaits') };
  return { state: 'late', words: say('addedMissed') };
}
