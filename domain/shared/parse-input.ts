import type * as z from 'zod';
import { InvalidInput } from './errors.ts';
import { noTextIn } from './plain-text.ts';
import { fault, faultIn, type Problem } from './problem.ts';
import { schemaIssue } from './schema-issue.ts';
import { whileCold } from './while-cold.ts';

export type Parsed<T> = { ok: true; data: T } | { ok: false; problems: Problem[] };

/**
 * Parses untrusted input with a schema; problems have codes and paths. What is not text anywhere in it, such as
 * half a surrogate pair, is refused before the schema sees it: no store and no mail could hold it.
 */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): Parsed<T> {
  const noText = noTextIn(value);
  if (noText) return { ok: false, problems: [{ path: noText.path.join('.'), ...noText.found }] };
  return parseQueueMessage(schema, value);
}

/** Parses a message of a queue; what people wrote inside it is for the use case to judge. */
export function parseQueueMessage<T>(schema: z.ZodType<T>, value: unknown): Parsed<T> {
  const parsed = schema.safeParse(value, { error: schemaIssue, ...whileCold(schema) });
  if (parsed.success) return { ok: true, data: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => ({
    path: path.join('.'),
    ...(faultIn(message) ?? fault('wrong-format')),
  }));
  return { ok: false, problems };
}

/**
 * The same, but throws.
 * @throws {InvalidInput} with all problems of `what`
 */
export function requireInput<T>(what: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = parseInput(schema, value);
  if (parsed.ok) return parsed.data;
  throw new InvalidInput(what, parsed.problems);
}
