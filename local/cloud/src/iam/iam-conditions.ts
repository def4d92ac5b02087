import { UnsupportedCall } from '../protocol/service-error.ts';
import { wildcardMatches } from './wildcard.ts';

/** Condition keys (any case) with the values that the request carries; an absent key is an absent value. */
export type RequestContext = Record<string, string | string[]>;

type Conditions = Record<string, Record<string, string[]>>;
type Comparison = { matches(value: string, expected: string): boolean; negated?: boolean };

const sameText = (value: string, expected: string) => value === expected;
const sameLetters = (value: string, expected: string) => value.toLowerCase() === expected.toLowerCase();
const likeText = (value: string, expected: string) => wildcardMatches(expected, value);
const byNumber = (holds: (value: number, expected: number) => boolean) => (value: string, expected: string) =>
  holds(Number(value), Number(expected));
const byDate = (holds: (value: number, expected: number) => boolean) => (value: string, expected: string) =>
  holds(Date.parse(value), Date.parse(expected));

/** In an ARN each of the six parts is compared by itself, so `*` never crosses a colon before the resource. */
function likeArn(value: string, expected: string): boolean {
  const [values, patterns] = [arnParts(value), arnParts(expected)];
  return patterns.every((pattern, index) => wildcardMatches(pattern, values[index] ?? ''));
}

function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const comparisons: Record<string, Comparison> = {
  StringEquals: { matches: sameText },
  StringNotEquals: { matches: sameText, negated: true },
  StringEqualsIgnoreCase: { matches: sameLetters },
  StringNotEqualsIgnoreCase: { matches: sameLetters, negated: true },
  StringLike: { matches: likeText },
  StringNotLike: { matches: likeText, negated: true },
  ArnEquals: { matches: likeArn },
  ArnLike: { matches: likeArn },
  ArnNotEquals: { matches: likeArn, negated: true },
  ArnNotLike: { matches: likeArn, negated: true },
  Bool: { matches: sameLetters },
  NumericEquals: { matches: byNumber((value, expected) => value === expected) },
  NumericNotEquals: { matches: byNumber((value, expected) => value === expected), negated: true },
  NumericLessThan: { matches: byNumber((value, expected) => value < expected) },
  NumericLessThanEquals: { matches: byNumber((value, expected) => value <= expected) },
  NumericGreaterThan: { matches: byNumber((value, expected) => value > expected) },
  NumericGreaterThanEquals: { matches: byNumber((value, expected) => value >= expected) },
  DateEquals: { matches: byDate((value, expected) => value === expected) },
  DateNotEquals: { matches: byDate((value, expected) => value === expected), negated: true },
  DateLessThan: { matches: byDate((value, expected) => value < expected) },
  DateLessThanEquals: { matches: byDate((value, expected) => value <= expected) },
  DateGreaterThan: { matches: byDate((value, expected) => value > expected) },
  DateGreaterThanEquals: { matches: byDate((value, expected) => value >= expected) },
};

/** Every operator and every key of a Condition block must hold; the values of one key are alternatives. */
export function conditionsHold(conditions: Conditions, context: RequestContext): boolean {
  return Object.entries(conditions).every(([operator, keys]) => {
    const judge = judgeOf(operator);
    return Object.entries(keys).every(([key, expected]) => judge(valuesOf(context, key), expected));
  });
}

/** Keys that AWS fills and this cloud does not: a condition on them must not be judged as if they were absent. */
const notWorkedOut = ['dynamodb:attributes'];

type Judge = (values: string[] | undefined, expected: string[]) => boolean;

function judgeOf(operator: string): Judge {
  if (operator === 'Null') return (values, expected) => expected.includes(String(values === undefined));
  const [, set, name = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(operator) ?? [];
  const comparison = Object.hasOwn(comparisons, name) ? comparisons[name] : undefined;
  if (comparison === undefined) throw new UnsupportedCall(`the IAM condition operator '${operator}'`);
  const holds = (value: string, expected: string[]) =>
    expected.some((one) => comparison.matches(value, one)) !== (comparison.negated ?? false);
  return (values, expected) => {
    if (values === undefined) return whenAbsent({ set, ifExists, negated: comparison.negated ?? false });
    if (set === 'ForAllValues') return values.every((value) => holds(value, expected));
    // A single-valued key has one value, so `some` also judges operators without a set prefix.
    return values.some((value) => holds(value, expected));
  };
}

/** An absent key satisfies …IfExists, ForAllValues and negated operators, and nothing else. */
function whenAbsent(operator: {
  set: string | undefined;
  ifExists: string | undefined;
  negated: boolean;
}): boolean {
  if (operator.ifExists !== undefined || operator.set === 'ForAllValues') return true;
  return operator.set === undefined && operator.negated;
}

function valuesOf(context: RequestContext, key: string): string[] | undefined {
  const wanted = key.toLowerCase();
  if (notWorkedOut.includes(wanted)) throw new UnsupportedCall(`the IAM condition key '${key}'`);
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (found === undefined) return undefined;
  const values = Array.isArray(found) ? found : [found];
  return values.length > 0 ? values : undefined;
}
