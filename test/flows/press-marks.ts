import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';

// What a release shares with what is public anyhow, and what only its author sees.
const SHARED = new Set([
  'kind',
  'id',
  'rollout',
  'milestone',
  'editionOf',
  'organisation',
  'publishAt',
  'audience',
  'file',
]);
const SHORTEST = 12;

/**
 * What only a release says: every phrase of its file that stands between facts, lines and links, as its author wrote
 * it.
 */
export async function marksOf(file: string): Promise<string[]> {
  const phrases = stringsOf(load(await readFile(file, 'utf8'))).flatMap((text) =>
    text.split(/\{\w+\}|[\n[\]()]/),
  );
  const marks = phrases.map((phrase) => phrase.replace(/^[-\s]+/, '').trim());
  return [...new Set(marks)].filter((mark) => mark.length >= SHORTEST);
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (SHARED.has(name) ? [] : stringsOf(inner)));
}

const WORDS = 12;

/**
 * Words of it that somebody may search the newsroom for; none that is a mark by itself, as a search says again what
 * was sought.
 */
export function wordsOf(marks: readonly string[]): string[] {
  const words = marks.flatMap((mark) => mark.match(/\p{L}{7,}/gu) ?? []).map((word) => word.toLowerCase());
  return [...new Set(words)].filter((word) => !marks.includes(word)).slice(0, WORDS);
}
