import * as z from 'zod';
import { type Fault, fault, problem, stated } from './problem.ts';
import type { Hidden } from './problem-params.ts';

// C0 and C1 controls, line and paragraph separators, bidi marks, embeddings, overrides and isolates: each can
// forge a header, a line or the reading order of a name (reference: rules F-5). Nor what is not text: halves of
// surrogate pairs, noncharacters, and the mark of letters lost in another encoding.
const FORBIDDEN =
  /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufffd]|\p{Cs}|\p{Noncharacter_Code_Point}/u;
// In several lines, breaks are allowed.
const FORBIDDEN_IN_LINES = new RegExp(`(?!\\n)(?:${FORBIDDEN.source})`, 'u');
const ALL_FORBIDDEN = new RegExp(FORBIDDEN, 'gu');
const NO_TEXT = /\p{Cs}|\p{Noncharacter_Code_Point}|\ufffd/u;
// Nearly all text has no code unit of these, which is quickly seen.
const MAY_BE_NO_TEXT = /[\ud800-\uffff]/;
const BREAK = /[\n\r\u0085\u2028\u2029]/;
const DIRECTION = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/;

// Spaces, joiners, marks of direction and of byte order: programs put them round what people copy.
const UNSEEN = /[\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;

/** The text without the spaces and invisible characters round it. */
export function stripped(text: string): string {
  return between(text, UNSEEN);
}

/** The text without the characters at its ends that match `unwanted`; in linear time. */
export function between(text: string, unwanted: RegExp): string {
  let start = 0;
  let end = text.length;
  while (start < end && unwanted.test(text.charAt(start))) start += 1;
  while (end > start && unwanted.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

type NoText = { path: readonly PropertyKey[]; found: Fault };

/** The first text in a value from outside, keys included, that is not text: its path, and what is wrong where. */
export function noTextIn(value: unknown): NoText | undefined {
  if (typeof value === 'string') {
    const found = noTextAt(value);
    return found && { path: [], found };
  }
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      const within = noTextIn(inner);
      if (within) return { path: [index, ...within.path], found: within.found };
    }
    return undefined;
  }
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = noTextAt(key);
    if (found) return { path: [key.toWellFormed()], found };
    const within = noTextIn(inner);
    if (within) return { path: [key, ...within.path], found: within.found };
  }
  return undefined;
}

function noTextAt(text: string): Fault | undefined {
  if (!MAY_BE_NO_TEXT.test(text)) return undefined;
  const at = NO_TEXT.exec(text);
  return at ? hiddenAt(text, at.index) : undefined;
}

// How many characters are shown on either side of what is refused.
const AROUND = 24;

/** The line of a place in a text, from 1, and the visible words round it; `▯` for each hidden character. */
function placeOf(text: string, index: number): { line: number; near: string } {
  const before = text.slice(0, index).split('\n');
  // A character is two code units at most; half of one at the cut falls away.
  const left = [...(before.at(-1) ?? '').slice(-2 * AROUND - 1)].slice(-AROUND);
  const [refused = '', ...after] = text.slice(index, index + 2 * AROUND + 3);
  const right = [...(after.join('').split('\n', 1)[0] ?? '')].slice(0, AROUND);
  const near = [...left, refused, ...right].join('').replaceAll(ALL_FORBIDDEN, '▯');
  return { line: before.length, near };
}

function hiddenAt(text: string, index: number): Fault<'hidden-characters'> {
  return fault('hidden-characters', { ...hidden(text, index), ...placeOf(text, index) });
}

function hidden(text: string, index: number): { kind: Hidden; character: string } {
  const point = text.codePointAt(index) ?? 0;
  const character = String.fromCodePoint(point);
  const kind = BREAK.test(character)
    ? 'break'
    : DIRECTION.test(character)
      ? 'direction'
      : NO_TEXT.test(character)
        ? 'lost'
        : 'control';
  return { kind, character: `U+${point.toString(16).toUpperCase().padStart(4, '0')}` };
}

/** Refuses a text where something unwanted stands, and says where. */
function refusing(unwanted: RegExp, faultAt: (text: string, index: number) => Fault) {
  return z.check<string>(({ value, issues }) => {
    const found = unwanted.exec(value);
    if (found)
      issues.push({
        code: 'custom',
        input: value,
        message: stated(faultAt(value, found.index)),
        continue: true,
      });
  });
}

const NO_BRACES = refusing(/\{\{/, (text, index) => fault('double-braces', placeOf(text, index)));
const NOTHING_HIDDEN = refusing(FORBIDDEN_IN_LINES, hiddenAt);
const ONE_LINE = refusing(FORBIDDEN, (text, index) =>
  fault('not-one-line', { ...hidden(text, index), near: placeOf(text, index).near }),
);

const lengthOf = (max: number) =>
  z
    .string()
    .check(
      z.minLength(1, { error: problem('empty') }),
      z.maxLength(max, { error: problem('too-long', { max }) }),
    );

/** Makes a schema for each length once: every function makes all of its schemas when it starts. */
function byLength<S extends z.ZodType>(make: (max: number) => S): (max: number) => S {
  const made = new Map<number, S>();
  return (max) => {
    const schema = made.get(max) ?? make(max);
    made.set(max, schema);
    return schema;
  };
}

const LINE = z
  .string()
  .transform((text) => stripped(text).replaceAll('\t', ' ').normalize('NFC'))
  .pipe(z.string().check(ONE_LINE, NO_BRACES));

/**
 * One line of untrusted text, 1 to `max` characters after trimming; a tab is a space. Control and bidi
 * characters within are refused, not stripped; so is `{{`, which starts a recipient placeholder.
 */
export const plainText = byLength((max) => LINE.pipe(lengthOf(max)));

// The start of a tag, comment or declaration: never intended in a text for verbatim reprinting.
const NO_MARKUP = refusing(/<[a-z/!?]/i, (text, index) => fault('has-markup', placeOf(text, index)));

/**
 * Like {@link plainText}, but also refuses anything resembling markup: for texts that others reprint
 * verbatim.
 */
export const unmarkedText = byLength((max) => plainText(max).check(NO_MARKUP));

// A link whose address has spaces, which Markdown does not take for one; a title in quotation marks is one.
const SPACED_LINK = /\]\((https?:\/\/[^()\s"']+(?: [^()\s"']+)+)\)/g;

/** Markdown with `%20` for spaces in the addresses of links. */
function withWholeLinks(text: string): string {
  return text.replaceAll(SPACED_LINK, (link) => link.replaceAll(' ', '%20'));
}

const LINES = z
  .string()
  .transform((text) =>
    withWholeLinks(stripped(text.replaceAll('\r\n', '\n').replaceAll('\t', ' ')).normalize('NFC')),
  );

/**
 * Multi-line untrusted text such as Markdown: 1 to `max` characters after trimming, line breaks allowed, spaces
 * in addresses of links encoded, otherwise like {@link plainText}.
 */
export const prose = byLength((max) => LINES.pipe(lengthOf(max).check(NOTHING_HIDDEN, NO_BRACES)));

/** Like {@link prose}, but also refuses anything resembling markup. */
export const unmarkedLines = byLength((max) => prose(max).check(NO_MARKUP));
