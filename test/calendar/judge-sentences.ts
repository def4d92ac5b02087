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
const PLACES: Readonly<Record<string, string>> = {
  '{day}': '(?<day>\\d{1,2} \\p{L}+ \\d{4})',
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

/** Finds every sentence of the table in what was read, and which of them were not true there on that day. */
export function judge(
  readings: readonly Reading[],
  knownOf: (organisation: string | undefined) => Omit<Known, 'today' | 'isForAll'>,
): { found: Set<Sentence>; count: number; untrue: Untrue[] } {
  const found = new Set<Sentence>();
  const untrue: Untrue[] = [];
  let count = 0;
  for (const { text, ...reading } of readings) {
    const { organisation, day: today } = reading;
    const known = { ...knownOf(organisation), today, isForAll: organisation === undefined };
    for (const [sentence, pattern] of PATTERNS) {
      for (const match of text.matchAll(pattern)) {
        found.add(sentence);
        count += 1;
        const { day, cost } = match.groups ?? {};
        if (!sentence.isTrue(known, { day: day && isoOf(day), cost }))
          untrue.push({ ...reading, said: match[0] });
      }
    }
  }
  return { found, count, untrue };
}

/** A written date, 15 mars 2027 or 15 March 2027, as 2027-03-15. */
function isoOf(written: string): string {
  const [day = '', month = '', year = ''] = written.split(' ');
  const index = Math.max(MONTHS.indexOf(month), ENGLISH_MONTHS.indexOf(month));
  return `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
