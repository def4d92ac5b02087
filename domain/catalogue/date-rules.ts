import * as z from 'zod';
import type { DaysOff } from '../shared/days-off.ts';
import { localisedSchema } from '../shared/locale.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';
import { type Problem, problem, problemAt } from '../shared/problem.ts';
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
 * A rule for days: `date` is `days` after `notBefore` at the earliest, or `days` after `notAfter` at the latest. With
 * `workingDay` that limit is moved from a day off to the next working day. `required`: there must be a `notBefore`. A
 * `soft` rule may be broken for a reason. The sentence says what is right, and may contain `{earliest}` or `{latest}`;
 * `source` is where the rule is written.
 */
export const dateRuleSchema = z
  .strictObject({
    kind: z.enum(['hard', 'soft']).default('hard'),
    date: ruleDaySchema,
    notBefore: ruleDaySchema.optional(),
    notAfter: ruleDaySchema.optional(),
    days: z.int().min(0).max(365).default(0),
    workingDay: z.boolean().default(false),
    required: z.boolean().default(false),
    source: plainText(200),
    sentence: localisedSchema,
  })
  .refine(({ notBefore, notAfter }) => (notBefore === undefined) !== (notAfter === undefined), {
    error: problem('rule-one-limit'),
    path: ['notBefore'],
  });
export type DateRule = z.infer<typeof dateRuleSchema>;

/**
 * What is known of one organisation: its facts, the days of its milestones by kind (2027-03-15), whose days off
 * count.
 */
export type KnownDays = {
  facts: Facts;
  milestones: Readonly<Record<string, string>>;
  daysOff?: DaysOff | undefined;
};

/** A broken rule, with the earliest or latest day that it allows, if that is known. */
export type BrokenRule = { rule: DateRule; limit: string | undefined };

/** Why it is to be as it is, against a soft rule. */
export const exceptionSchema = z.strictObject({ reason: personal(plainText(300), 'words') });
/** The same with the sentences of the rules. */
export const madeExceptionSchema = exceptionSchema.extend({ rules: z.array(localisedSchema).min(1) });
export type MadeException = z.infer<typeof madeExceptionSchema>;

/** The rules that these days break. A rule about a day that is not known yet is not broken, unless it is required. */
export function brokenRules(rules: readonly DateRule[], known: KnownDays): BrokenRule[] {
  return rules.flatMap((rule): BrokenRule[] => {
    const date = dayIn(known, rule.date);
    if (date === undefined) return [];
    const from = dayIn(known, rule.notBefore ?? rule.notAfter);
    if (from === undefined) return rule.required ? [{ rule, limit: undefined }] : [];
    const limit = limitOf(rule, from, known.daysOff);
    return (rule.notAfter ? date > limit : date < limit) ? [{ rule, limit }] : [];
  });
}

/** The rules that compare one of these facts or milestones. */
export function rulesAbout(
  rules: Readonly<Record<string, DateRule>> | undefined,
  { facts = [], milestones = [] }: { facts?: readonly string[]; milestones?: readonly string[] },
): DateRule[] {
  const isAbout = (day: RuleDay) =>
    'fact' in day ? facts.includes(day.fact) : milestones.includes(day.milestone);
  return Object.values(rules ?? {}).filter((rule) => daysOfRule(rule).some(([, day]) => isAbout(day)));
}

/** The days that a rule compares, each with the name of its field. */
export function daysOfRule({
  date,
  notBefore,
  notAfter,
}: DateRule): (readonly ['date' | 'notBefore' | 'notAfter', RuleDay])[] {
  return [
    ['date', date],
    ...(notBefore ? ([['notBefore', notBefore]] as const) : []),
    ...(notAfter ? ([['notAfter', notAfter]] as const) : []),
  ];
}

/** The problem of a broken rule: at the place of its date, or where a reason for the exception belongs. */
export function ruleProblem({ rule, limit }: BrokenRule): Problem {
  const sentence = Object.fromEntries(
    Object.entries(rule.sentence).map(([locale, words]) => [
      locale,
      words.replaceAll(
        /\{(?:earliest|latest)\}/g,
        limit === undefined ? '' : formatFact('date', limit, locale),
      ),
    ]),
  );
  if (rule.kind === 'soft') return problemAt('exception', 'rule-needs-reason', { sentence });
  const path = 'fact' in rule.date ? `facts.${rule.date.fact}` : 'occurredOn';
  return problemAt(path, 'rule-broken', { sentence });
}

/** Of the problems of broken rules, those that stand; and the exception that a reason makes of the others. */
export function exceptionFrom(
  problems: readonly Problem[],
  given: { reason: string } | undefined,
): { problems: Problem[]; exception?: MadeException } {
  if (!given) return { problems: [...problems] };
  const rules = problems.flatMap(({ code, params }) =>
    code === 'rule-needs-reason' && 'sentence' in params ? [params.sentence] : [],
  );
  return {
    problems: problems.filter(({ code }) => code !== 'rule-needs-reason'),
    ...(rules.length > 0 ? { exception: { ...given, rules } } : {}),
  };
}

function limitOf({ days, workingDay }: DateRule, from: string, daysOff: DaysOff | undefined): string {
  const limit = addDays(from, days);
  return workingDay ? workingDayFrom(limit, daysOff) : limit;
}

function dayIn({ facts, milestones }: KnownDays, day: RuleDay | undefined): string | undefined {
  if (day === undefined) return undefined;
  const value = 'fact' in day ? facts[day.fact] : milestones[day.milestone];
  return typeof value === 'string' ? value : undefined;
}
