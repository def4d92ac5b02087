import * as z from 'zod';
import { emailAddressSchema } from '../shared/email-address.ts';
import { localisedSchema } from '../shared/locale.ts';
import { parseInput } from '../shared/parse-input.ts';
import { phoneSchema } from '../shared/phone-number.ts';
import { plainText } from '../shared/plain-text.ts';
import { below, type Problem, problem, problemAt } from '../shared/problem.ts';
import type { FactDefinitions, Facts, FactType, FactValue } from './fact.ts';

// One schema per type: the values accepted from events, forms and files.
const VALUES = {
  // Words may differ by language: 2 kronor per invånare, 2 kronor per inhabitant.
  text: z.union([plainText(200), localisedSchema], {
    error: problem('text-invalid'),
  }),
  date: z.iso.date({ error: problem('date-invalid') }),
  number: z.number(),
  url: z.url({ protocol: /^https$/, error: problem('url-invalid') }).max(500),
  email: emailAddressSchema,
  phone: phoneSchema,
} as const satisfies Record<FactType, z.ZodType>;

/** Problems for undefined facts and for values of the wrong type, keyed by fact name. */
export function factProblems(facts: Facts, definitions: FactDefinitions): Problem[] {
  return Object.entries(facts).flatMap(([fact, value]): Problem[] => {
    // Own properties only: an event may name a fact "constructor".
    const definition = Object.hasOwn(definitions, fact) ? definitions[fact] : undefined;
    if (!definition) return [problemAt(fact, 'unknown', { what: 'fact', value: fact })];
    const parsed = parseInput<FactValue>(VALUES[definition.type], value);
    return parsed.ok ? [] : parsed.problems.map((found) => below(fact, found));
  });
}
