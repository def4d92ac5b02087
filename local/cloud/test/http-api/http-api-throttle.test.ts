import { expect, it } from 'vitest';
import { Throttle } from '../../src/http-api/http-api-throttle.ts';

it('lets a burst through, then the rate', () => {
  let now = 0;
  const throttle = new Throttle({ rateLimit: 2, burstLimit: 3 }, () => now);
  const takes = (count: number) => Array.from({ length: count }, () => throttle.take());
  expect(takes(4)).toEqual([true, true, true, false]);
  now = 1000;
  expect(takes(3)).toEqual([true, true, false]);
  now = 60_000;
  expect(takes(4)).toEqual([true, true, true, false]);
});
