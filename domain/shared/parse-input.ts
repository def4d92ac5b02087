import type * as z from 'zod';
import { InvalidInput } from './errors.ts';

export type Parsed<T> = { ok: true; data: T } | { ok: false; problems: string[] };

/** What is wrong at one field of what came in; `field` is its path, such as `facts.price`, and empty for the whole. */
export type FieldProblem = { field: string; problem: string };
export type ParsedFields<T> = { ok: true; data: T } | { ok: false; fields: FieldProblem[] };

/** Holds a value from outside against a schema, and says at which field each problem is and what to do. */
export function parseFields<T>(schema: z.ZodType<T>, value: unknown): ParsedFields<T> {
  const parsed = schema.safeParse(value, { error: plainly });
  if (parsed.success) return { ok: true, data: parsed.data };
  const fields = parsed.error.issues.map(({ path, message }) => ({
    field: path.join('.'),
    problem: message,
  }));
  return { ok: false, fields };
}

/** The same with each problem in one line: where, what is wrong, and what to do. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): Parsed<T> {
  const parsed = parseFields(schema, value);
  if (parsed.ok) return parsed;
  return { ok: false, problems: parsed.fields.map(inOneLine) };
}

/** A problem as one line: where, what is wrong, and what to do. */
export function inOneLine({ field, problem }: FieldProblem): string {
  return [field, problem].filter((part) => part !== '').join(' ');
}

/**
 * The same, for callers who cannot go on without it.
 * @throws {InvalidInput} with all problems of `what`
 */
export function requireInput<T>(what: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = parseInput(schema, value);
  if (parsed.ok) return parsed.data;
  throw new InvalidInput(what, parsed.problems);
}

// Words for what schemas do not say themselves; undefined leaves zod's own.
const plainly: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') {
    return issue.input === undefined ? 'is missing: add it' : `is not of the type ${issue.expected}`;
  }
  if (issue.code === 'unrecognized_keys') {
    return `has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which is not known here: take it away`;
  }
  if (issue.code === 'invalid_value') return `is not one of ${issue.values.map(String).join(', ')}`;
  return undefined;
};
