import type { Reading } from './readings.ts';
import { type Known, SENTENCES, type Sentence } from './sentences-by-hand.ts';

const MONTHS = [
  ...['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti'],
  ...['september', 'oktober', 'november', 'december'],
];
const ENGLISH_MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'],
  ...['September', 'October', 'November', 'December'],
];
const DAY = '\\d{1,2} \\p{L}+ \\d{4}';
const PLACES: Readonly<Record<string, string>> = {
  '{day}': `(?<day>${DAY})`,
  '{cost}': '(?<cost>\\d[\\d ]*)',
  '{…}': '[^.:]{1,60}?',
};
const PATTERNS = new Map(
  SENTENCES.map((sentence): [Sentence, RegExp] => {
    const parts = sentence.words.split(/(\{[^}]+\})/);
    const source = parts.map((part) => PLACES[part] ?? part.replaceAll(/[.()?]/g, '\\$&')).join('');
    return [sentence, new RegExp(source, 'gu')];
  }),
);

/** What was said where and when although it was not true. */
export type Untrue = Omit<Reading, 'text'> & { said: string };

/** What is known of an organisation, or to everybody, when so many things have happened. */
export type KnownOf = (
  organisation: string | undefined,
  happened: number,
) => Omit<Known, 'today' | 'isForAll'>;

/** Finds every sentence of the table in what was read, and which of them were not true there on that day. */
export function judge(
  readings: readonly Reading[],
  knownOf: KnownOf,
): { found: Set<Sentence>; count: number; untrue: Untrue[] } {
  const found = new Set<Sentence>();
  const untrue: Untrue[] = [];
  let count = 0;
  for (const { text, ...reading } of readings) {
    const { organisation, day: today } = reading;
    const known = { ...knownOf(organisation, reading.happened), today, isForAll: organisation === undefined };
    for (const [sentence, pattern] of PATTERNS) {
      if (sentence.isOnlyInMails && !reading.where.startsWith('mail')) continue;
      for (const match of text.matchAll(pattern)) {
        found.add(sentence);
        count += 1;
        const { day, cost } = match.groups ?? {};
        const isTrue = (one: string | undefined) =>
          sentence.isTrue(known, { day: one === undefined ? undefined : isoOf(one), cost });
        // On a page stands what was told, with what holds now beside it.
        const isTold =
          day !== undefined &&
          reading.where === 'page' &&
          besideIt(text, day).some(([now, last]) => (last ? isSpan(known, { now, last }) : isTrue(now)));
        if (!isTrue(day) && !isTold) untrue.push({ ...reading, said: match[0] });
      }
    }
  }
  return { found, count, untrue };
}

/**
 * What a page says that holds now in place of a day that was told: a day, on the page of all the first and the last, or
 * nothing where it is not decided any more.
 */
function besideIt(text: string, told: string): [string | undefined, string | undefined][] {
  const then = `(?:berättade vi|we said): [^.]*, ${told}\\. `;
  const now = `(?:Nu gäller:|Now it is) (${DAY})(?: – (${DAY}))?\\.`;
  const nothing = `Det är inte längre bestämt|Since ${DAY} that is no longer decided`;
  const notes = text.matchAll(new RegExp(`${then}(?:${now}|${nothing})`, 'gu'));
  return [...notes].map(([, day, last]) => [day, last]);
}

/** Whether two written days are the first and the last start of all. */
function isSpan(
  { isForAll, firstStart, lastStart }: Known,
  { now = '', last }: { now: string | undefined; last: string },
): boolean {
  return isForAll && isoOf(now) === firstStart && isoOf(last) === lastStart;
}

/** A written date, 15 mars 2027 or 15 March 2027, as 2027-03-15. */
export function isoOf(written: string): string {
  const [day = '', month = '', year = ''] = written.split(' ');
  const index = Math.max(MONTHS.indexOf(month), ENGLISH_MONTHS.indexOf(month));
  return `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
