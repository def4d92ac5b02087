import { TemporaryFailure } from './errors.ts';

/** What a round comes to that must be repeated: somebody else wrote first, or what was written is to be looked at again. */
export const AGAIN = Symbol('again');

// Two to five workers meet at one record and one of them wins each round, so a few rounds let everybody through.
const ROUNDS = 20;

/**
 * Optimistic concurrency: repeats a round of reading, deciding and writing conditionally until it has not lost. `what` names
 * what was contended for, in the error. `rounds`: 20 by default, fewer where each takes long.
 * @throws {TemporaryFailure} when every round was lost
 */
export async function retryLostRace<T>(
  what: string,
  round: (index: number) => Promise<T | typeof AGAIN>,
  rounds = ROUNDS,
): Promise<T> {
  for (let index = 0; index < rounds; index += 1) {
    const result = await round(index);
    if (result !== AGAIN) return result;
  }
  throw new TemporaryFailure(`${what}: too many concurrent changes, try again`);
}
