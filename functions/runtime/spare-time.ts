import { setTimeout } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import { TemporaryFailure } from '../../domain/shared/errors.ts';

/** What is begun in spare time begins nothing more after so long. */
const SPARE_MILLIS = 20_000;
/** Nobody waits longer for what was begun then. */
const REST_MILLIS = 7000;
/** Left for what follows in the same run. */
const RESERVE_MILLIS = 2000;

/**
 * Does what may be left for another time, with what is left of a function's time. `work` gets the instant after which
 * it begins nothing more (ms).
 * @returns undefined, without beginning, if too little is left
 * @throws {TemporaryFailure} if the work goes on much longer
 */
export async function inSpareTime<T>(
  context: Pick<Context, 'getRemainingTimeInMillis'>,
  work: (until: number) => Promise<T>,
): Promise<T | undefined> {
  const left = context.getRemainingTimeInMillis() - REST_MILLIS - RESERVE_MILLIS;
  const spare = Math.min(SPARE_MILLIS, left);
  if (spare <= 0) return undefined;
  const over = new AbortController();
  const tooLong = setTimeout(spare + REST_MILLIS, undefined, { signal: over.signal }).then(() => {
    throw new TemporaryFailure('the work in spare time took too long');
  });
  tooLong.catch(() => undefined);
  try {
    return await Promise.race([work(Date.now() + spare), tooLong]);
  } finally {
    over.abort();
  }
}
