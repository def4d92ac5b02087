import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { parseInput, requireInput } from '../../../domain/shared/parse-input.ts';
import { problem, problemData } from '../../../domain/shared/problem.ts';

const schema = z.strictObject({
  name: z.string(),
  size: z.enum(['small', 'large']),
  inner: z.strictObject({ count: z.number({ error: problem('too-small', { min: 1 }) }) }),
});
const good = { name: 'x', size: 'small', inner: { count: 1 } };

function problemsOf(value: unknown) {
  const parsed = parseInput(schema, value);
  return parsed.ok ? [] : parsed.problems.map(problemData);
}

describe('a value from outside', () => {
  it('comes through where it fits', () => {
    expect(parseInput(schema, good)).toEqual({ ok: true, data: good });
    expect(requireInput('thing', schema, good)).toEqual(good);
  });

  it.each([
    [{ ...good, name: undefined }, 'name missing'],
    [{ ...good, name: 7 }, 'name wrong-type {"expected":"text"}'],
    [{ ...good, size: 'huge' }, 'size not-one-of {"options":["small","large"]}'],
    [{ ...good, extra: 1 }, 'unknown-keys {"keys":["extra"]}'],
    [{ ...good, inner: { count: 'x' } }, 'inner.count too-small {"min":1}'],
    ['text', 'wrong-type {"expected":"object"}'],
  ])('%j: "%s"', (value, found) => {
    expect(problemsOf(value)).toEqual([found]);
  });

  it.each([
    ['half a surrogate pair', { ...good, name: '\ud800' }, 'name', { character: 'U+D800', near: '▯' }],
    [
      'a noncharacter deep inside',
      { ...good, inner: { count: ['Åsa\uffff Lind'] } },
      'inner.count.0',
      { character: 'U+FFFF', near: 'Åsa▯ Lind' },
    ],
    [
      'half a pair in a name of a field',
      { ...good, 'x\udc00': 1 },
      'x\ufffd',
      { character: 'U+DC00', near: 'x▯' },
    ],
  ])('is refused with %s, whose place is told', (_, value, path, place) => {
    expect(parseInput(schema, value)).toEqual({
      ok: false,
      problems: [{ path, code: 'hidden-characters', params: { kind: 'lost', line: 1, ...place } }],
    });
  });

  it('has all its problems named at once, in the error too', () => {
    const bad = { name: 7, size: 'huge', inner: {} };
    expect(problemsOf(bad)).toHaveLength(3);
    expect(() => requireInput('thing', schema, bad)).toThrow(InvalidInput);
    expect(() => requireInput('thing', schema, bad)).toThrow(/^thing: name .+ \| size .+ \| inner\.count /);
  });
});
