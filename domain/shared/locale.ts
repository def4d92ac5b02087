import * as z from 'zod';
import { plainText } from './plain-text.ts';
import { problem } from './problem.ts';

/** A language as an ISO 639 code of two or three letters: sv, en, fi, fit, yi, rom, se … */
export const localeSchema = z.string().regex(/^[a-z]{2,3}$/, { error: problem('locale-invalid') });
export type Locale = z.infer<typeof localeSchema>;

/** A short text in one or more languages. */
export const localisedSchema = z
  .record(localeSchema, plainText(300))
  .refine((texts) => Object.keys(texts).length > 0, { error: problem('too-few', { min: 1 }) });
export type Localised = z.infer<typeof localisedSchema>;

/** The text in a language, else in the first available fallback, else in any language. */
export function inLocale(texts: Localised, locale: Locale, fallback?: Locale): string {
  return texts[locale] ?? (fallback && texts[fallback]) ?? Object.values(texts)[0] ?? '';
}

/** The name in a language; the id of what has none. */
export function nameOrId(name: Localised | undefined, id: string, locale: Locale): string {
  return name ? inLocale(name, locale) : id;
}

// en-GB formats 23 November 2026; plain `en` would use the American order.
const FORMATTING: Record<Locale, string> = { en: 'en-GB' };

/** What formats for the BCP 47 tag of a language, made once for each: making one takes as long as using it often. */
export function keptByLocale<Made>(make: (tag: string) => Made): (locale: Locale) => Made {
  const made = new Map<Locale, Made>();
  return (locale) => {
    const known = made.get(locale) ?? make(FORMATTING[locale] ?? locale);
    made.set(locale, known);
    return known;
  };
}

/**
 * A clock time, alone or in words, as a language writes it in a sentence. Swedish writes 09.00, where Intl has 09:00;
 * for other languages it is as Intl has it.
 */
export function clockText(shown: string, locale: Locale): string {
  return locale === 'sv' ? shown.replaceAll(/(?<=\d):(?=\d\d)/g, '.') : shown;
}

const LISTS = keptByLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

const AND = ' och ';

/**
 * Names as they are listed in a sentence: a, b och c. In Swedish, “samt” joins names that have an “och” of their own.
 */
export function listedIn(locale: Locale, names: readonly string[]): string {
  const list = LISTS(locale).format(names);
  const last = names.at(-1);
  if (last === undefined || names.length < 2 || !names.some((name) => name.includes(AND))) return list;
  const end = `${AND}${last}`;
  return list.endsWith(end) ? `${list.slice(0, -end.length)} samt ${last}` : list;
}

/** What begins a line, with a capital letter. */
export function capitalised(locale: Locale, words: string): string {
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}
