import * as z from 'zod';
import { localisedSchema } from '../shared/locale.ts';
import { plainText } from '../shared/plain-text.ts';
import { type Problem, problemAt } from '../shared/problem.ts';
import { addDays, workingDayFrom } from '../shared/working-day.ts';
import { milestoneKindSchema } from './catalogue-ids.ts';
import { type Facts, factNameSchema, formatFact } from './fact.ts';

/** A day that a rule compares: a fact of type date, or the day on which a kind of milestone is true. */
const ruleDaySchema = z.union([
  z.strictObject({ fact: factNameSchema }),
  z.strictObject({ milestone: milestoneKindSchema }),
]);
export type RuleDay = z.infer<typeof ruleDaySchema>;

/**
 * A rule for days: `date` is `days` after `notBefore` at the earliest. With `workingDay` an earliest day off is
 * moved to the next working day. `required`: there must be a `notBefore`. The sentence says what is right, and may
 * contain `{earliest}`; `source` is where the rule is written.
 */
export const dateRuleSchema = z.strictObject({
  date: ruleDaySchema,
  notBefore: ruleDaySchema,
  days: z.int().min(0).max(365).default(0),
  workingDay: z.boolean().default(false),
  required: z.boolean().default(false),
  source: plainText(200),
  sentence: localisedSchema,
});
export type DateRule = z.infer<typeof dateRuleSchema>;

/** What is known of one organisation: its facts, and the days of its milestones by kind (2027-03-15). */
export type KnownDays = { facts: Facts; milestones: Readonly<Record<string, string>> };

/** A broken rule, with the earliest day that it allows, if that is known. */
export type BrokenRule = { rule: DateRule; earliest: string | undefined };

/** The rules that these days break. A rule about a day that is not known yet is not broken, unless it is required. */
export function brokenRules(rules: readonly DateRule[], known: KnownDays): BrokenRule[] {
  return rules.flatMap((rule): BrokenRule[] => {
    const date = dayIn(known, rule.date);
    if (date === undefined) return [];
    const from = dayIn(known, rule.notBefore);
    if (from === undefined) return rule.required ? [{ rule, earliest: undefined }] : [];
    const earliest = earliestOf(rule, from);
    return date < earliest ? [{ rule, earliest }] : [];
  });
}

/** The rules that compare one of these facts or milestones. */
export function rulesAbout(
  rules: Readonly<Record<string, DateRule>> | undefined,
  { facts = [], milestones = [] }: { facts?: readonly string[]; milestones?: readonly string[] },
): DateRule[] {
  const isAbout = (day: RuleDay) =>
    'fact' in day ? facts.includes(day.fact) : milestones.includes(day.milestone);
  return Object.values(rules ?? {}).filter(({ date, notBefore }) => isAbout(date) || isAbout(notBefore));
}

/** The problem of a broken rule, at the place of its date. */
export function ruleProblem({ rule, earliest }: BrokenRule): Problem {
  const path = 'fact' in rule.date ? `facts.${rule.date.fact}` : 'occurredOn';
  const sentence = Object.fromEntries(
    Object.entries(rule.sentence).map(([locale, words]) => [
      locale,
      words.replaceAll('{earliest}', earliest === undefined ? '' : formatFact('date', earliest, locale)),
    ]),
  );
  return problemAt(path, 'rule-broken', { sentence });
}

function earliestOf({ days, workingDay }: DateRule, from: string): string {
  const earliest = addDays(from, days);
  return workingDay ? workingDayFrom(earliest) : earliest;
}

function dayIn({ facts, milestones }: KnownDays, day: RuleDay): string | undefined {
  const value = 'fact' in day ? facts[day.fact] : milestones[day.milestone];
  return typeof value === 'string' ? value : undefined;
}
