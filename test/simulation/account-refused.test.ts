import { describe, expect, it } from 'vitest';
import { accountRefusalSchema } from '../../domain/mail/sending-hold.ts';
import { runBulk } from './run-bulk.ts';

const MINUTE = 60_000;
const [ORGANISATIONS, PEOPLE] = [10, 40];
/** 400 mails at 14 a second take half a minute; the first leaves after some two seconds. */
const [REFUSED_AT, TEN_MINUTES] = [15_000, 10 * MINUTE];
const PLANNED = ORGANISATIONS * PEOPLE;

describe('an account that is refused in the middle of a milestone, and mended ten minutes later', () => {
  it.each(accountRefusalSchema.options)(
    '%s: no mail fails, none is sent twice, all are sent by themselves, with one alarm',
    async (reason) => {
      const result = await runBulk({
        organisations: ORGANISATIONS,
        people: PEOPLE,
        workers: 2,
        limits: { perSecond: 14, perDay: -1 },
        acts: [{ at: REFUSED_AT, does: 'refuse', reason, millis: TEN_MINUTES }],
      });
      expect(result).toMatchObject({
        ...{ planned: PLANNED, taken: PLANNED, failed: 0, unknown: [], duplicates: 0 },
        ...{ violations: [], alarms: [reason] },
      });
      const { takenAt, calls } = result;
      const pauses = takenAt.map((at, index) => at - (takenAt[index - 1] ?? at));
      const pause = Math.max(...pauses);
      // It had begun, it stood still while it was refused, and went on when the next job came: after a quarter of
      // that time.
      expect(pauses.indexOf(pause)).toBeGreaterThan(50);
      expect(pause).toBeGreaterThanOrEqual(TEN_MINUTES - 1_000);
      expect(pause).toBeLessThan(TEN_MINUTES + 3 * MINUTE);
      // What was in flight, and one mail a minute.
      expect(calls - PLANNED).toBeLessThanOrEqual(10 + 10);
      expect(calls - PLANNED).toBeGreaterThanOrEqual(5);
    },
    60_000,
  );
});
