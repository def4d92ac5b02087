import { AGAIN, retryLostRace } from './retry-lost-race.ts';

/** A small record that several workers change: read, decide in a pure function, write where nobody was faster. */
export interface SharedRecord<T> {
  read(): Promise<{ value: T | undefined; version: number }>;
  /** Writes where the version is still the one that was read; false where somebody was faster. */
  write(value: T, version: number): Promise<boolean>;
}

/**
 * Changes a record by a pure decision, again where somebody else was faster.
 * Undefined as `next` leaves the record as it is.
 */
export async function change<T, R>(
  record: SharedRecord<T>,
  decide: (value: T | undefined) => { next?: T; result: R },
): Promise<R> {
  return retryLostRace('a shared record', async () => {
    const { value, version } = await record.read();
    const { next, result } = decide(value);
    return next === undefined || (await record.write(next, version)) ? result : AGAIN;
  });
}
