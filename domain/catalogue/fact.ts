import * as z from 'zod';
import { emailAddressSchema } from '../shared/email-address.ts';
import { formattingLocale, inLocale, type Locale, localisedSchema } from '../shared/locale.ts';
import { plainText } from '../shared/plain-text.ts';

/** Names in camel case, as texts refer to them: {goLiveDate}. */
export const factNameSchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, {
  error: 'is not a fact name: use letters and digits, beginning with a small letter',
});

// One schema a type: what an event, a form or a file may hold as the value of such a fact.
const VALUES = {
  // Words may differ by language: 2 kronor per invånare, 2 kronor per inhabitant.
  text: z.union([plainText(200), localisedSchema], {
    error: 'is not a text: write one plain line of up to 200 characters, or one for each language',
  }),
  date: z.iso.date({ error: 'is not a date: write it as 2026-11-23' }),
  number: z.number({ error: 'is not a number' }),
  url: z.url({ protocol: /^https$/, error: 'is not a web address that begins with https://' }).max(500),
  email: emailAddressSchema,
  phone: z.string().regex(/^\+?[0-9][0-9 ()-]{4,24}$/, {
    error: 'is not a telephone number: use digits, spaces and hyphens',
  }),
} as const;

export const factTypeSchema = z.enum(['text', 'date', 'number', 'url', 'email', 'phone']);
export type FactType = z.infer<typeof factTypeSchema>;

/** What a fact is called, what it may hold, and whether the rollout or each organisation has its own. */
export const factDefinitionSchema = z.strictObject({
  type: factTypeSchema,
  scope: z.enum(['rollout', 'organisation']),
  name: localisedSchema,
});
export type FactDefinition = z.infer<typeof factDefinitionSchema>;
export type FactDefinitions = Record<string, FactDefinition>;

export const factValueSchema = z.union([z.string(), z.number(), localisedSchema]);
export type FactValue = z.infer<typeof factValueSchema>;
/** Values by fact name; each fits its definition once {@link factProblems} finds nothing. */
export const factsSchema = z.record(factNameSchema, factValueSchema);
export type Facts = z.infer<typeof factsSchema>;

/** A fact in force, formatted for the reader. */
export const shownFactSchema = z.strictObject({ type: factTypeSchema, text: z.string() });
export type ShownFact = z.infer<typeof shownFactSchema>;

export type FactProblem = { fact: string; reason: 'unknown-fact' | 'invalid-fact'; detail: string };

/** Names every fact that the definitions do not know, or whose value does not fit its type. */
export function factProblems(facts: Facts, definitions: FactDefinitions): FactProblem[] {
  return Object.entries(facts).flatMap(([fact, value]): FactProblem[] => {
    // Own names only: an event may well call a fact "constructor".
    const definition = Object.hasOwn(definitions, fact) ? definitions[fact] : undefined;
    if (!definition) {
      return [{ fact, reason: 'unknown-fact', detail: `fact "${fact}" is not in the catalogue` }];
    }
    const parsed = VALUES[definition.type].safeParse(value);
    if (parsed.success) return [];
    const why = parsed.error.issues.map((issue) => issue.message).join('; ');
    return [{ fact, reason: 'invalid-fact', detail: `fact "${fact}" ${why}` }];
  });
}

/** The value as a reader of this language expects it: dates as 23 november 2026, numbers with the right separators. */
export function formatFact(type: FactType, value: FactValue, locale: Locale): string {
  const tag = formattingLocale(locale);
  if (type === 'date') {
    // A calendar day has no clock: UTC on both sides keeps it the same day everywhere.
    const day = new Date(`${value}T00:00:00Z`);
    return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
  }
  if (typeof value === 'object') return inLocale(value, locale);
  return typeof value === 'number' ? new Intl.NumberFormat(tag).format(value) : value;
}
