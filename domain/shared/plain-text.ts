import * as z from 'zod';
import { problem } from './problem.ts';

// C0 and C1 controls, line and paragraph separators, bidi marks, embeddings, overrides and isolates: each can
// forge a header, a line or the reading order of a name (reference: rules F-5).
const FORBIDDEN = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;

/**
 * One line of untrusted text, 1 to `max` characters after trimming. Control and bidi characters are refused,
 * not stripped; so is `{{`, which starts a recipient placeholder.
 */
export function plainText(max: number) {
  return z
    .string()
    .refine((text) => !FORBIDDEN.test(text), {
      error: problem('not-one-line'),
    })
    .refine((text) => !text.includes('{{'), { error: problem('double-braces') })
    .transform((text) => text.trim().normalize('NFC'))
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

/**
 * Multi-line untrusted text such as Markdown: 1 to `max` characters after trimming, line breaks allowed,
 * otherwise like {@link plainText}.
 */
export function prose(max: number) {
  return z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim().normalize('NFC'))
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
