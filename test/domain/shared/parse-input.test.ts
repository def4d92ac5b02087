import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { parseInput, requireInput } from '../../../domain/shared/parse-input.ts';

const schema = z.strictObject({
  name: z.string(),
  size: z.enum(['small', 'large']),
  inner: z.strictObject({ count: z.number({ error: 'is not a count' }) }),
});
const good = { name: 'x', size: 'small', inner: { count: 1 } };

function problemsOf(value: unknown) {
  const parsed = parseInput(schema, value);
  return parsed.ok ? [] : parsed.problems;
}

describe('a value from outside', () => {
  it('comes through where it fits', () => {
    expect(parseInput(schema, good)).toEqual({ ok: true, data: good });
    expect(requireInput('thing', schema, good)).toEqual(good);
  });

  it.each([
    [{ ...good, name: undefined }, 'name is missing: add it'],
    [{ ...good, name: 7 }, 'name is not of the type string'],
    [{ ...good, size: 'huge' }, 'size is not one of small, large'],
    [{ ...good, extra: 1 }, 'has "extra", which is not known here: take it away'],
    [{ ...good, inner: { count: 'x' } }, 'inner.count is not a count'],
    ['text', 'is not of the type object'],
  ])('%j: "%s"', (value, problem) => {
    expect(problemsOf(value)).toEqual([problem]);
  });

  it('has all its problems named at once, in the error too', () => {
    const bad = { name: 7, size: 'huge', inner: {} };
    expect(problemsOf(bad)).toHaveLength(3);
    expect(() => requireInput('thing', schema, bad)).toThrow(InvalidInput);
    expect(() => requireInput('thing', schema, bad)).toThrow(/^thing: name .+ \| size .+ \| inner\.count /);
  });
});
