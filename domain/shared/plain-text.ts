import * as z from 'zod';
import { problem } from './problem.ts';

// C0 and C1 controls, line and paragraph separators, bidi marks, embeddings, overrides and isolates: each can
// forge a header, a line or the reading order of a name (reference: rules F-5). Nor what is no text: halves of
// surrogate pairs, noncharacters, and the mark of letters lost in another encoding.
const FORBIDDEN =
  /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufffd]|\p{Cs}|\p{Noncharacter_Code_Point}/u;
const NO_TEXT = /\p{Cs}|\p{Noncharacter_Code_Point}|\ufffd/u;

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

/** Whether some text in a value from outside, keys included, is no text, and where. */
export function placeOfNoText(
  value: unknown,
  path: readonly PropertyKey[] = [],
): readonly PropertyKey[] | undefined {
  if (typeof value === 'string') return NO_TEXT.test(value) ? path : undefined;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (NO_TEXT.test(key)) return [...path, key.toWellFormed()];
    const place = placeOfNoText(inner, [...path, key]);
    if (place) return place;
  }
  return undefined;
}

/**
 * One line of untrusted text, 1 to `max` characters after trimming; a tab is a space. Control and bidi
 * characters within are refused, not stripped; so is `{{`, which starts a recipient placeholder.
 */
export function plainText(max: number) {
  return z
    .string()
    .transform((text) => stripped(text).replaceAll('\t', ' ').normalize('NFC'))
    .pipe(
      z
        .string()
        .refine((text) => !FORBIDDEN.test(text), { error: problem('not-one-line') })
        .refine((text) => !text.includes('{{'), { error: problem('double-braces') }),
    )
    .pipe(
      z
        .string()
        .min(1, { error: problem('empty') })
        .max(max, { error: problem('too-long', { max }) }),
    );
}

// The start of a tag, comment or declaration: never intended in a text for verbatim reprinting.
const MARKUP = /<[a-z/!?]/i;

/**
 * Like {@link plainText}, but also refuses anything resembling markup: for texts that others reprint
 * verbatim.
 */
export function unmarkedText(max: number) {
  return plainText(max).refine((text) => !MARKUP.test(text), { error: problem('has-markup') });
}

// A link whose address has spaces, which Markdown does not take for one; a title in quotation marks is one.
const SPACED_LINK = /\]\((https?:\/\/[^()\s"']+(?: [^()\s"']+)+)\)/g;

/** Markdown with `%20` for spaces in the addresses of links. */
function withWholeLinks(text: string): string {
  return text.replaceAll(SPACED_LINK, (link) => link.replaceAll(' ', '%20'));
}

/**
 * Multi-line untrusted text such as Markdown: 1 to `max` characters after trimming, line breaks allowed, spaces
 * in addresses of links encoded, otherwise like {@link plainText}.
 */
export function prose(max: number) {
  return z
    .string()
    .transform((text) => stripped(text.replaceAll('\r\n', '\n').replaceAll('\t', ' ')).normalize('NFC'))
    .transform(withWholeLinks)
    .pipe(
      z
        .string()
        .min(1, { error: problem('empty') })
        .max(max, { error: problem('too-long', { max }) })
        .refine((text) => !FORBIDDEN.test(text.replaceAll('\n', '')), {
          error: problem('hidden-characters'),
        })
        .refine((text) => !text.includes('{{'), { error: problem('double-braces') }),
    );
}

/** Like {@link prose}, but also refuses anything resembling markup. */
export function unmarkedLines(max: number) {
  return prose(max).refine((text) => !MARKUP.test(text), { error: problem('has-markup') });
}
