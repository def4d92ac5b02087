import type * as z from 'zod';
import { problem } from './problem.ts';
import type { ShownType } from './problem-params.ts';

type Issue = z.core.$ZodRawIssue;
type IssueOf<C extends Issue['code']> = Extract<Issue, { code: C }>;

const TYPES: Readonly<Record<string, ShownType>> = {
  string: 'text',
  number: 'number',
  int: 'number',
  nan: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
  record: 'object',
};

/**
 * Maps zod's built-in issues to problem codes; a schema's own `error` takes precedence. Passed to every parse
 * of untrusted input.
 */
export const schemaIssue: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? problem('missing')
        : problem('wrong-type', { expected: TYPES[issue.expected] ?? 'other' });
    case 'invalid_value':
      return issue.input === undefined
        ? problem('missing')
        : problem('not-one-of', { options: issue.values.map(String) });
    case 'unrecognized_keys':
      return problem('unknown-keys', { keys: issue.keys });
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_union':
      return ofUnion(issue);
    // Problems of the key or element are reported by the inner issues.
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues[0]?.message ?? problem('wrong-format');
    default:
      return problem('wrong-format');
  }
};

function tooSmall({ origin, minimum }: IssueOf<'too_small'>): string {
  const min = Number(minimum);
  if (origin === 'string') return min <= 1 ? problem('empty') : problem('too-short', { min });
  return problem(isCollection(origin) ? 'too-few' : 'too-small', { min });
}

function tooBig({ origin, maximum }: IssueOf<'too_big'>): string {
  const max = Number(maximum);
  if (origin === 'string') return problem('too-long', { max });
  return problem(isCollection(origin) ? 'too-many' : 'too-large', { max });
}

function isCollection(origin: string): boolean {
  return ['array', 'set', 'map', 'file', 'object'].includes(origin);
}

/** A union without its own error: names its discriminator values, or the expected types. */
function ofUnion({ input, discriminator, options }: IssueOf<'invalid_union'>): string {
  if (input === undefined) return problem('missing');
  if (discriminator !== undefined && Array.isArray(options) && options.length > 0)
    return problem('not-one-of', { options: options.map(String) });
  return problem('wrong-type', { expected: 'other' });
}
