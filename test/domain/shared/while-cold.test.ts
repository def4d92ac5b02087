import { expect, it } from 'vitest';
import * as z from 'zod';
import { whileCold } from '../../../domain/shared/while-cold.ts';

it('checks alike before and after a schema is compiled, and lets it be compiled once it is used often', () => {
  const schema = z.strictObject({ name: z.string().min(1), age: z.int().optional() });
  const good = { name: 'Ada', age: 36 };
  const results = Array.from({ length: 40 }, () => {
    const options = whileCold(schema);
    return {
      isCold: 'jitless' in options,
      good: schema.safeParse(good, options).data,
      bad: schema.safeParse({ name: '', colour: 'red' }, options).error?.issues.map(({ code }) => code),
    };
  });
  expect(new Set(results.map((one) => JSON.stringify(one.good)))).toEqual(new Set([JSON.stringify(good)]));
  expect(new Set(results.map((one) => JSON.stringify(one.bad))).size).toBe(1);
  expect(results[0]).toMatchObject({ isCold: true, bad: ['too_small', 'unrecognized_keys'] });
  expect(results.at(-1)?.isCold).toBe(false);
  // Each schema has a count of its own.
  expect(whileCold(z.string())).toEqual({ jitless: true });
});
