import * as z from 'zod';
import { plainText } from './plain-text.ts';
import { problem } from './problem.ts';

/** A language as ISO 639 code of two or three letters: sv, en, fi, fit, yi, rom, se … */
export const localeSchema = z.string().regex(/^[a-z]{2,3}$/, { error: problem('locale-invalid') });
export type Locale = z.infer<typeof localeSchema>;

/** The same short text in one or more languages. */
export const localisedSchema = z
  .record(localeSchema, plainText(300))
  .refine((texts) => Object.keys(texts).length > 0, { error: problem('too-few', { min: 1 }) });
export type Localised = z.infer<typeof localisedSchema>;

/** The text in the wanted language, else in the first of the fallbacks that has it, else in whichever there is. */
export function inLocale(texts: Localised, locale: Locale, fallback?: Locale): string {
  return texts[locale] ?? (fallback && texts[fallback]) ?? Object.values(texts)[0] ?? '';
}

// en-GB writes 23 November 2026; plain `en` would write the American order.
const FORMATTING: Record<Locale, string> = { en: 'en-GB' };

/** The BCP 47 tag whose dates and numbers readers of this language expect. */
export function formattingLocale(locale: Locale): string {
  return FORMATTING[locale] ?? locale;
}
