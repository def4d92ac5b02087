import * as z from 'zod';
import { problem } from './problem.ts';

// C0 and C1 controls, line and paragraph separators, bidi marks, embeddings, overrides and isolates:
// each of them can forge a header, a line of text or the reading order of a name (reference: rules F-5).
const FORBIDDEN = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;

/**
 * One line of text from outside, 1 to `max` characters after trimming.
 * Control and bidi characters are refused, not stripped; so is `{{`, which marks the recipient's own fields in a variant.
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

// The opening of a tag, a comment or a declaration: in a text that is to stand unedited in a newspaper it is never meant.
const MARKUP = /<[a-z/!?]/i;

/** The same as {@link plainText}, and nothing in it may look like markup: for texts that others take over as they stand. */
export function unmarkedText(max: number) {
  return plainText(max).refine((text) => !MARKUP.test(text), { error: problem('has-markup') });
}

/**
 * Several lines of text from outside, such as Markdown: 1 to `max` characters after trimming, with line breaks, and otherwise held
 * to the same as {@link plainText}.
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

/** The same as {@link prose}, and nothing in it may look like markup. */
export function unmarkedLines(max: number) {
  return prose(max).refine((text) => !MARKUP.test(text), { error: problem('has-markup') });
}
