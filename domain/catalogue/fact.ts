import * as z from 'zod';
import { emailAddressSchema } from '../shared/email-address.ts';
import { formattingLocale, inLocale, type Locale, localisedSchema } from '../shared/locale.ts';
import { parseInput } from '../shared/parse-input.ts';
import { plainText } from '../shared/plain-text.ts';
import { below, type Problem, problem, problemAt } from '../shared/problem.ts';

/** Names in camel case, as texts refer to them: {goLiveDate}. */
export const factNameSchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, {
  error: problem('fact-name-invalid'),
});

// One schema a type: what an event, a form or a file may hold as the value of such a fact.
const VALUES = {
  // Words may differ by language: 2 kronor per invånare, 2 kronor per inhabitant.
  text: z.union([plainText(200), localisedSchema], {
    error: problem('text-invalid'),
  }),
  date: z.iso.date({ error: problem('date-invalid') }),
  number: z.number(),
  url: z.url({ protocol: /^https$/, error: problem('url-invalid') }).max(500),
  email: emailAddressSchema,
  phone: z.string().regex(/^\+?[0-9][0-9 ()-]{4,24}$/, {
    error: problem('phone-invalid'),
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

/** Names every fact that the definitions do not know, or whose value does not fit its type, each by its name. */
export function factProblems(facts: Facts, definitions: FactDefinitions): Problem[] {
  return Object.entries(facts).flatMap(([fact, value]): Problem[] => {
    // Own names only: an event may well call a fact "constructor".
    const definition = Object.hasOwn(definitions, fact) ? definitions[fact] : undefined;
    if (!definition) return [problemAt(fact, 'unknown', { what: 'fact', value: fact })];
    const parsed = parseInput<FactValue>(VALUES[definition.type], value);
    return parsed.ok ? [] : parsed.problems.map((found) => below(fact, found));
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
