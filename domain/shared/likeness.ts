/** Letters without case or marks, word by word: Malmö, malmö and MALMO are the same. */
export function bareWords(text: string): string[] {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/**
 * How well a text has every word that is looked for, 0 at best; undefined if it has not. A word may begin or be a part
 * of one in the text. `misspelled`: some letters may differ.
 */
export function likeness(
  wanted: readonly string[],
  text: readonly string[],
  { misspelled = false }: { misspelled?: boolean } = {},
): number | undefined {
  let sum = 0;
  for (const word of wanted) {
    const best = Math.min(...text.map((one) => oneLikeness(word, one, misspelled)));
    if (!Number.isFinite(best)) return undefined;
    sum += best;
  }
  return sum;
}

/**
 * A word shorter than this is not part of another one, not misspelled, not both begun and misspelled, not misspelled
 * twice.
 */
const SHORTEST = { part: 3, misspelled: 4, misspelledBegun: 6, twice: 8 } as const;

function oneLikeness(word: string, one: string, misspelled: boolean): number {
  if (one === word) return 0;
  if (one.startsWith(word)) return 1;
  if (word.length >= SHORTEST.part && one.includes(word)) return 2;
  // Of a number each digit counts: 1480 is no misspelled 1280.
  const isName = word.length >= SHORTEST.misspelled && !/\p{N}/u.test(word);
  if (!misspelled || !isName) return Number.POSITIVE_INFINITY;
  const most = word.length >= SHORTEST.twice ? 2 : 1;
  // Whoever types has perhaps not come to the end.
  const begun = word.length < SHORTEST.misspelledBegun ? one : one.slice(0, word.length);
  const distance = Math.min(editsBetween(word, one, most), editsBetween(word, begun, most));
  return distance <= most ? 2 + distance : Number.POSITIVE_INFINITY;
}

/** How many letters are added, left out, put for another or swapped with the next; more than `most` is `most + 1`. */
function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const steps = [(row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) steps.push((before[j - 2] ?? 0) + 1);
      next.push(Math.min(...steps));
    }
    [before, row] = [row, next];
  }
  return Math.min(row[b.length] ?? most + 1, most + 1);
}

/** Those of a list that have the words of a text, in its order; misspelled ones only if no other has them. */
export function having<Item>(items: readonly Item[], text: string, textOf: (item: Item) => string): Item[] {
  const wanted = bareWords(text);
  if (wanted.length === 0) return [...items];
  const withWords = items.map((item) => ({ item, words: bareWords(textOf(item)) }));
  const [exact = [], close = []] = [false, true].map((misspelled) =>
    withWords.filter(({ words }) => likeness(wanted, words, { misspelled }) !== undefined),
  );
  return (exact.length > 0 ? exact : close).map(({ item }) => item);
}
