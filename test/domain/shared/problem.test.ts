import { describe, expect, it } from 'vitest';
import { refusalSchema } from '../../../domain/plan/refusal.ts';
import {
  below,
  faultIn,
  problem,
  problemAt,
  problemSchema,
  shortened,
} from '../../../domain/shared/problem.ts';

describe('a problem', () => {
  it('is read back as it was stated by a schema, and nothing else is', () => {
    expect(faultIn(problem('too-long', { max: 7 }))).toEqual({ code: 'too-long', params: { max: 7 } });
    for (const message of [
      'too-long',
      '{}',
      'null',
      '{"code":"toString","params":{}}',
      '{"code":"too-long"}',
    ])
      expect(faultIn(message)).toBeUndefined();
  });

  it.each([
    ['a code that is not known', { path: '', code: 'odd', params: {} }],
    ['a name that every object has', { path: '', code: 'constructor', params: {} }],
    ['too few params', { path: '', code: 'too-long', params: {} }],
    ['too many params', { path: '', code: 'missing', params: { max: 1 } }],
    ['a param of another kind', { path: '', code: 'too-long', params: { max: '7' } }],
    [
      'a word that is none of those that may stand there',
      { path: '', code: 'unknown', params: { what: 'cow', value: 'x' } },
    ],
    ['no path', { code: 'missing', params: {} }],
  ])('with %s is not one', (_, value) => {
    expect(problemSchema.safeParse(value).success).toBe(false);
  });

  it('is the same further in', () => {
    expect(below('facts', problemAt('price', 'missing')).path).toBe('facts.price');
    expect(below('facts', problemAt('', 'missing')).path).toBe('facts');
    expect(below('', problemAt('price', 'missing')).path).toBe('price');
  });

  it('that quotes what was sent is cut, and still one', () => {
    const keys = Array.from({ length: 1000 }, () => 'x'.repeat(10_000));
    const cut = shortened(problemAt('y'.repeat(10_000), 'unknown-keys', { keys }));
    expect(problemSchema.parse(cut)).toEqual(cut);
    expect(JSON.stringify(cut).length).toBeLessThan(1_000);
  });
});

describe('a refusal', () => {
  const row = { event: 'e', receivedAt: 1, reason: 'malformed', detail: '{}' };

  it('is read whether its row has problems as data or, of an earlier version, as English sentences', () => {
    for (const problems of [[problemAt('id', 'missing')], ['id is missing: add it']])
      expect(refusalSchema.parse({ ...row, problems }).problems).toEqual(problems);
    expect(refusalSchema.safeParse({ ...row, problems: [{ code: 'odd' }] }).success).toBe(false);
  });
});
