import * as z from 'zod';
import { keptByText } from '../shared/kept-by-text.ts';
import { inLocale, keptByLocale, type Locale, localisedSchema } from '../shared/locale.ts';
import { stripped } from '../shared/plain-text.ts';
import { problem } from '../shared/problem.ts';

/** Camel case, as texts refer to them: {goLiveDate}. */
export const factNameSchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, {
  error: problem('fact-name-invalid'),
});

export const factTypeSchema = z.enum(['text', 'date', 'number', 'url', 'email', 'phone']);
export type FactType = z.infer<typeof factTypeSchema>;

/** Label and type of a fact, and whether it belongs to the rollout or to each organisation. */
export const factDefinitionSchema = z.strictObject({
  type: factTypeSchema,
  scope: z.enum(['rollout', 'organisation']),
  name: localisedSchema,
});
export type FactDefinition = z.infer<typeof factDefinitionSchema>;
export type FactDefinitions = Record<string, FactDefinition>;

// As plainText reads them, so that what is stored is what was checked: no line end or unseen mark round it.
const written = z.string().overwrite((text) => stripped(text).replaceAll('\t', ' ').normalize('NFC'));
export const factValueSchema = z.union([written, z.number(), localisedSchema]);
export type FactValue = z.infer<typeof factValueSchema>;
/** Values by fact name; `factProblems` checks them against their definitions. */
export const factsSchema = z.record(factNameSchema, factValueSchema);
export type Facts = z.infer<typeof factsSchema>;

/** Values as somebody was told them; null if they were told that nobody knows it any longer. */
export const toldFactsSchema = z.record(factNameSchema, factValueSchema.nullable());
export type ToldFacts = z.infer<typeof toldFactsSchema>;

/** A fact in force, formatted for display. */
export const shownFactSchema = z.strictObject({ type: factTypeSchema, text: z.string() });
export type ShownFact = z.infer<typeof shownFactSchema>;

const NUMBERS = keptByLocale((tag) => new Intl.NumberFormat(tag));
// A calendar date has no time zone: formatting in UTC keeps the day.
const DATES = keptByLocale((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }));
const shownDate = keptByText((_, locale: Locale, value: FactValue) =>
  DATES(locale).format(new Date(`${value}T00:00:00Z`)),
);

/** Formats a value for a language: 23 november 2026, locale separators in numbers. */
export function formatFact(type: FactType, value: FactValue, locale: Locale): string {
  if (type === 'date') return shownDate(`${locale} ${value}`, locale, value);
  if (typeof value === 'object') return inLocale(value, locale);
  return typeof value === 'number' ? NUMBERS(locale).format(value) : value;
}
