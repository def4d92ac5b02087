import { TemporaryFailure } from './errors.ts';

/** Returned by a round that lost its race, or whose write has to be verified. */
export const AGAIN = Symbol('again');

// Two to five workers compete for a record and one wins each round, so a few rounds suffice.
const ROUNDS = 20;

/**
 * Optimistic concurrency: repeats a round of read, decide and conditional write until it wins. `what` names
 * the contended record in the error. `rounds`: 20 by default, fewer if each takes long.
 * @throws {TemporaryFailure} if every round is lost
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
