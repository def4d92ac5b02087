import { LANGUAGE_CODES, LANGUAGES, languageName } from '../../templates/words/languages.ts';
import { isPseudoLetter } from './pseudo-message.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;
// Addresses and names of files lead somewhere; they say nothing.
const ADDRESSES = new RegExp(
  [
    /(?<![\w/…-])[\w/…-]+\.(?:docx|pptx|html|csv|zip|yaml|md|ics|png)(?!\w)/,
    /(?:https?:\/\/|mailto:)[^\s"<>]+/,
    /[\w.+-]+@[\w.-]+/,
    /(?<=^|\s)\/[\w./?=&-]+/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);
// An id of our own, such as `procurement-decided` or `en`, which nobody may read as a word.
const CODE = /^[a-z]+(?:-[a-z]+)*$/;
// What stands between the marks of Markdown and the places of facts is shown in pieces.
const MARKS = /\{[^}]*\}|\]\([^)]*\)|[*_`#[\]\n<>|]|(?<=[.!?:]) /;

/** The words of nobody that may be shown. */
const OF_NOBODY = [
  // The product.
  'Budkavle',
  // Each language is called what its readers call it.
  ...Object.values(LANGUAGES).map(({ name }) => name),
  // Or what Intl calls it.
  ...LANGUAGE_CODES.flatMap((code) => LANGUAGE_CODES.map((within) => languageName(code, within))),
  // Types of files.
  ...['CSV', 'JSON', 'ZIP', 'DOCX', 'PPTX', 'HTML', 'ICS', 'PNG', 'JPEG', 'WebP', 'Atom', 'kB', 'MB'],
];

/** What Intl writes in lists, dates and times: months, days, and words such as `and` and `at`. */
function ofIntl(): string[] {
  const days = Array.from({ length: 365 }, (_, day) => Date.UTC(2026, 0, day + 1));
  const formats = Object.values(LANGUAGES).flatMap(({ tag }) => [
    ...(['full', 'long', 'medium', 'short'] as const).map(
      (style) => new Intl.DateTimeFormat(tag, { dateStyle: style, timeStyle: 'short', timeZone: 'UTC' }),
    ),
    new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' }),
  ]);
  const lists = Object.values(LANGUAGES).flatMap(({ tag }) =>
    (['conjunction', 'disjunction'] as const).map((type) =>
      new Intl.ListFormat(tag, { type }).format(['', '']),
    ),
  );
  return [
    ...lists,
    // Swedish joins what has an “och” of its own with another word.
    ' samt ',
    ...formats.flatMap((format) =>
      days.flatMap((day) => format.formatToParts(day).map(({ value }) => value)),
    ),
  ];
}

/** Tells what words and data did not say. */
export class Listener {
  readonly #phrases = new Set<string>();
  #longest = 0;

  /**
   * @param data anything whose texts may be shown as they are: rows, sources, lists of names
   * @param words single words and ids of the data, which would else be taken for codes of our own
   */
  constructor(data: unknown, words: readonly string[] = []) {
    for (const text of [...OF_NOBODY, ...ofIntl(), ...words]) this.#add(text);
    for (const text of textsIn(data))
      for (const piece of [text, ...text.split(MARKS)]) if (!CODE.test(piece.trim())) this.#add(piece);
  }

  #add(text: string): void {
    const words = wordsOf(text);
    if (words.length === 0) return;
    this.#phrases.add(words.join(' '));
    this.#longest = Math.max(this.#longest, words.length);
  }

  /** The words of shown texts that are neither in the pseudo-language nor, as a whole, a text of the data. */
  strays(shown: readonly string[]): string[] {
    const found = shown.flatMap((text) => {
      const strays = this.#straysIn(text);
      return strays.length > 0 ? [`“${strays.join(' ')}” in: ${text.replaceAll(/\s+/g, ' ').trim()}`] : [];
    });
    return [...new Set(found)];
  }

  /** Phrases may begin alike, so that taking the longest first would leave the end of another one over. */
  #straysIn(text: string): string[] {
    const words = wordsOf(text);
    const from: string[][] = Array.from({ length: words.length + 1 }, () => []);
    for (let at = words.length - 1; at >= 0; at -= 1) {
      const word = words[at] ?? '';
      const after = from[at + 1] ?? [];
      let fewest = isStray(word) ? [word, ...after] : after;
      for (
        let length = 1;
        fewest.length > 0 && length <= this.#longest && at + length <= words.length;
        length += 1
      ) {
        const rest = from[at + length] ?? [];
        const shorter = rest.length < fewest.length;
        if (shorter && this.#phrases.has(words.slice(at, at + length).join(' '))) fewest = rest;
      }
      from[at] = fewest;
    }
    return from[0] ?? [];
  }
}

const wordsOf = (text: string) =>
  text.normalize('NFC').toLowerCase().replaceAll(ADDRESSES, ' ').match(WORD) ?? [];

// What has a digit in it, such as `v48` or a digest, is no word.
const isStray = (word: string) =>
  !DIGIT.test(word) && [...word].some((letter) => LETTER.test(letter) && !isPseudoLetter(letter));

function textsIn(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  if (data instanceof Map) return textsIn([...data.values()]);
  if (typeof data === 'object' && data !== null) return Object.values(data).flatMap(textsIn);
  return [];
}
