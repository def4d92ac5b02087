import { expect, it } from 'vitest';
import { allSettledOrThrow } from '../../../domain/shared/concurrency.ts';

it('gives what each of them gave, in their order', async () => {
  expect(await allSettledOrThrow([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']);
  expect(await allSettledOrThrow([])).toEqual([]);
});

it('leaves nothing open where one fails: it fails when all have ended', async () => {
  const slow = Promise.withResolvers<void>();
  const ended: string[] = [];
  const all = allSettledOrThrow([
    Promise.reject(new Error('the first failed')),
    slow.promise.then(() => ended.push('slow')),
  ]).catch((error: unknown) => {
    ended.push('together');
    return error;
  });
  // Long enough for a rejection to pass through, had nobody waited.
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  expect(ended).toEqual([]);
  slow.resolve();
  expect(await all).toEqual(new Error('the first failed'));
  expect(ended).toEqual(['slow', 'together']);
});
