import { describe, expect, it } from 'vitest';
import type { Pace } from '../../domain/mail/pace.ts';
import type { SendingHolds } from '../../domain/mail/sending-hold.ts';
import { change } from '../../domain/shared/shared-record.ts';
import type { Open } from './stores.ts';

const holds = (...unanswered: number[]): SendingHolds => ({ unanswered, holds: [] });

export function sharedRecordContract(open: Open): void {
  describe('a shared record', () => {
    it('holds nothing at first', async () => {
      const { holds: record } = await open();
      expect((await record.read()).value).toBeUndefined();
    });

    it('holds what was written last, to the last digit, apart from other records', async () => {
      const { holds: record, pace } = await open();
      const quota = { perSecond: 14.5, perDay: -1, sentLastDay: 127 };
      const value: Pace = { quota, readAt: 1_795_432_000_000, reserved: 3, nextAt: 1_795_000_000_071.428 };
      expect(await pace.write(value, (await pace.read()).version)).toBe(true);
      expect((await pace.read()).value).toEqual(value);
      expect((await record.read()).value).toBeUndefined();
    });

    it('is not changed by a worker that has read what is no longer there', async () => {
      const { holds: record } = await open();
      const empty = await record.read();
      expect(await record.write(holds(1), empty.version)).toBe(true);
      expect(await record.write(holds(2), empty.version)).toBe(false);
      const first = await record.read();
      expect(first.value).toEqual(holds(1));
      expect(await record.write(holds(1, 3), first.version)).toBe(true);
      expect(await record.write(holds(1, 4), first.version)).toBe(false);
      expect((await record.read()).value).toEqual(holds(1, 3));
    });

    it('is written by one of several at once, also the first time', async () => {
      const { holds: record } = await open();
      for (const round of [1, 2]) {
        const { version } = await record.read();
        const done = await Promise.all(
          [1, 2, 3].map((worker) => record.write(holds(round, worker), version)),
        );
        expect(done.filter(Boolean)).toHaveLength(1);
        expect((await record.read()).value).toEqual(holds(round, done.indexOf(true) + 1));
      }
    });

    it('loses no change of several workers', async () => {
      const { holds: record } = await open();
      const work = async (worker: number) => {
        for (let step = 0; step < 5; step += 1) {
          await change(record, (known) => ({
            next: holds(...(known?.unanswered ?? []), worker * 10 + step),
            result: undefined,
          }));
        }
      };
      await Promise.all([1, 2, 3, 4].map(work));
      const { unanswered = [] } = (await record.read()).value ?? {};
      const all = [1, 2, 3, 4].flatMap((worker) => [0, 1, 2, 3, 4].map((step) => worker * 10 + step));
      expect(unanswered.toSorted((a, b) => a - b)).toEqual(all);
    });
  });
}
