import { keptByText } from '../shared/kept-by-text.ts';

/** A fact in a text, by its name: {goLiveDate}. */
const FACT = /\{([a-z][A-Za-z0-9]{0,39})\}/g;

/** Names of the facts that a text refers to, without duplicates. */
export const factsIn = keptByText((words): readonly string[] => [
  ...new Set([...words.matchAll(FACT)].flatMap((match) => match[1] ?? [])),
]);

/** Replaces facts that have a value; for single lines such as a subject, not for Markdown. */
export function withFacts(words: string, values: Readonly<Record<string, string>>): string {
  return words.replaceAll(FACT, (reference, name: string) => values[name] ?? reference);
}
