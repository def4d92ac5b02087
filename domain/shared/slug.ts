import { between } from './plain-text.ts';

// A name of an entry has at most 40 characters as a fact and 64 as anything else; numbers may follow.
const MOST = 36;

/**
 * An id made of a name: `kebab-case`, or `camelCase` for facts; with a number where it is taken. Letters beyond a–z
 * lose their marks.
 */
export function slugOf(
  name: string,
  taken: Iterable<string>,
  as: 'kebab' | 'camel' = 'kebab',
  most = MOST,
): string {
  const words = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const joined =
    as === 'kebab'
      ? words.join('-')
      : words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  const start = between((/^[a-z]/.test(joined) ? joined : `x${joined}`).slice(0, most), /-/);
  const known = new Set(taken);
  let slug = start;
  for (let number = 2; known.has(slug); number += 1)
    slug = as === 'kebab' ? `${start}-${number}` : `${start}${number}`;
  return slug;
}
