import { TemporaryFailure } from './errors.ts';

/** A small record that several workers change: read, decide in a pure function, write where nobody was faster. */
export interface SharedRecord<T> {
  read(): Promise<{ value: T | undefined; version: number }>;
  /** Writes where the version is still the one that was read; false where somebody was faster. */
  write(value: T, version: number): Promise<boolean>;
}

// Two to five workers share a record: one of them wins each round, so a few rounds let everybody through.
const ROUNDS = 20;

/**
 * Changes a record by a pure decision, again where somebody else was faster.
 * Undefined as `next` leaves the record as it is.
 */
export async function change<T, R>(
  record: SharedRecord<T>,
  decide: (value: T | undefined) => { next?: T; result: R },
): Promise<R> {
  for (let round = 0; ; round += 1) {
    const { value, version } = await record.read();
    const { next, result } = decide(value);
    if (next === undefined || (await record.write(next, version))) return result;
    if (round >= ROUNDS) throw new TemporaryFailure('a shared record was changed by others all the time');
  }
}
