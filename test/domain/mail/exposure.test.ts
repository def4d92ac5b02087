import { describe, expect, it } from 'vitest';
import {
  batchSize,
  IN_FLIGHT,
  inBatches,
  placesAtOnce,
  SEND_TIMES,
  sendWorkers,
} from '../../../domain/mail/exposure.ts';

describe('how much mail is at stake', () => {
  // By hand: a batch is 0.4 s of the rate, at least five or a second's, at most ten; places are two seconds' of a
  // worker, who sends 20 a second at most, or a tenth of a second's of all, in whole batches; a worker needs 0.5 s
  // for a batch, and there are two at least.
  it.each([
    { perSecond: 1, batch: 1, places: 2, workers: 2 },
    { perSecond: 2.5, batch: 3, places: 3, workers: 2 },
    { perSecond: 14, batch: 5, places: 25, workers: 2 },
    { perSecond: 20, batch: 8, places: 40, workers: 2 },
    { perSecond: 50, batch: 10, places: 40, workers: 3 },
    { perSecond: 200, batch: 10, places: 40, workers: 10 },
    { perSecond: 500, batch: 10, places: 50, workers: 25 },
    { perSecond: 1_000, batch: 10, places: 100, workers: 50 },
    { perSecond: 5_000, batch: 10, places: 500, workers: 250 },
  ])(
    'is $batch in flight a worker at $perSecond a second, with $workers workers',
    ({ perSecond, batch, places, workers }) => {
      expect(batchSize(perSecond)).toBe(batch);
      expect(placesAtOnce(perSecond)).toBe(places);
      expect(sendWorkers(perSecond)).toBe(workers);
    },
  );

  it('is never more than ten a worker', () => {
    expect(IN_FLIGHT).toBe(10);
    for (let perSecond = 1; perSecond <= 10_000; perSecond += 7)
      expect(batchSize(perSecond)).toBeLessThanOrEqual(10);
  });

  it('is over before the next has time for less: connection, request, batch, function, lease', () => {
    const { connection, request, batch, lease } = SEND_TIMES;
    const functionTimeout = 30_000;
    expect([connection, request, batch, functionTimeout, lease]).toEqual(
      [connection, request, batch, functionTimeout, lease].toSorted((a, b) => a - b),
    );
    expect(connection + request).toBeLessThan(batch);
  });
});

describe('batches', () => {
  const sizes = (mails: number, largest: number) =>
    inBatches(
      Array.from({ length: mails }, (_, index) => index),
      largest,
    ).map(({ length }) => length);

  it('are alike, so that no small one is left at the end', () => {
    expect(sizes(25, 10)).toEqual([9, 9, 7]);
    expect(sizes(10, 10)).toEqual([10]);
    expect(sizes(11, 10)).toEqual([6, 5]);
  });

  it('stay as they are where they are the least', () => {
    expect(sizes(12, 5)).toEqual([5, 5, 2]);
    expect(sizes(0, 5)).toEqual([]);
  });

  it('have every mail once, in their order', () => {
    const mails = Array.from({ length: 143 }, (_, index) => index);
    expect(inBatches(mails, 10).flat()).toEqual(mails);
  });
});
