import { expect, it } from 'vitest';
import * as z from 'zod';
import { factNameSchema } from '../../../domain/catalogue/fact.ts';
import { parseInput } from '../../../domain/shared/parse-input.ts';
import { problemData } from '../../../domain/shared/problem.ts';

const shapes = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('round') }),
  z.object({ kind: z.literal('flat') }),
]);

// Every kind of issue that zod has (its $ZodIssue), which no schema has words for.
it.each<[string, z.ZodType, unknown, string]>([
  ['invalid_type of nothing', z.string(), undefined, 'missing'],
  ['invalid_type of a text', z.string(), 7, 'wrong-type {"expected":"text"}'],
  ['invalid_type of a number', z.number(), '7', 'wrong-type {"expected":"number"}'],
  ['invalid_type of no number at all', z.number(), Number.NaN, 'wrong-type {"expected":"number"}'],
  ['invalid_type of a whole number', z.int(), 1.5, 'wrong-type {"expected":"number"}'],
  ['invalid_type of a choice', z.boolean(), 'yes', 'wrong-type {"expected":"boolean"}'],
  ['invalid_type of a list', z.array(z.string()), {}, 'wrong-type {"expected":"list"}'],
  ['invalid_type of an object', z.object({}), [], 'wrong-type {"expected":"object"}'],
  ['too_small of a text', z.string().min(1), '', 'empty'],
  ['too_small of a longer text', z.string().min(3), 'ab', 'too-short {"min":3}'],
  ['too_small of a list', z.array(z.string()).min(1), [], 'too-few {"min":1}'],
  ['too_small of a number', z.number().min(2), 1, 'too-small {"min":2}'],
  ['too_big of a text', z.string().max(1), 'ab', 'too-long {"max":1}'],
  ['too_big of a list', z.array(z.string()).max(1), ['a', 'b'], 'too-many {"max":1}'],
  ['too_big of a number', z.number().max(2), 3, 'too-large {"max":2}'],
  ['invalid_format', z.string().regex(/^a$/), 'b', 'wrong-format'],
  ['not_multiple_of', z.number().multipleOf(5), 7, 'wrong-format'],
  ['unrecognized_keys', z.strictObject({}), { a: 1, b: 2 }, 'unknown-keys {"keys":["a","b"]}'],
  ['invalid_value', z.enum(['a', 'b']), 'c', 'not-one-of {"options":["a","b"]}'],
  ['invalid_value of nothing', z.enum(['a', 'b']), undefined, 'missing'],
  ['invalid_union', z.union([z.string(), z.number()]), true, 'wrong-type {"expected":"other"}'],
  ['invalid_union of nothing', z.union([z.string(), z.number()]), undefined, 'missing'],
  ['invalid_union by its kind', shapes, { kind: 'x' }, 'kind not-one-of {"options":["round","flat"]}'],
  ['invalid_key', z.record(factNameSchema, z.string()), { 'A b': 'x' }, 'A b fact-name-invalid'],
  ['invalid_element', z.map(z.string(), z.string().min(1)), new Map([['a', '']]), 'a empty'],
  ['custom', z.string().refine(() => false), 'a', 'wrong-format'],
])('%s of zod has a code', (_, schema, value, expected) => {
  const parsed = parseInput(schema, value);
  expect(parsed.ok ? [] : parsed.problems.map(problemData)).toEqual([expected]);
});

it('a union tells what is wrong with the member that was meant', () => {
  const all = z.union([z.literal('all'), z.array(z.string()).min(1)]);
  expect(parseInput(all, [])).toMatchObject({ problems: [{ code: 'too-few', params: { min: 1 } }] });
});
