import { AGAIN, retryLostRace } from './retry-lost-race.ts';

/** A small record changed by several workers: read, pure decision, conditional write. */
export interface SharedRecord<T> {
  read(): Promise<{ value: T | undefined; version: number }>;
  /** Conditional write at the version read; false if another writer came first. */
  write(value: T, version: number): Promise<boolean>;
}

/**
 * Changes a record by a pure decision, retrying lost races. Undefined `next` leaves the record unchanged. `pause`
 * lets some time pass after so many lost races: many who write at once would lose all of theirs otherwise. `seen`:
 * what was read already.
 */
export async function change<T, R>(
  record: SharedRecord<T>,
  decide: (value: T | undefined) => { next?: T; result: R },
  pause: (lost: number) => Promise<void> = async () => {},
  seen?: Awaited<ReturnType<SharedRecord<T>['read']>>,
): Promise<R> {
  return retryLostRace('a shared record', async (lost) => {
    if (lost > 0) await pause(lost);
    const { value, version } = (lost === 0 ? seen : undefined) ?? (await record.read());
    const { next, result } = decide(value);
    return next === undefined || (await record.write(next, version)) ? result : AGAIN;
  });
}
