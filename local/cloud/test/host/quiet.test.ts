import { expect, it } from 'vitest';
import { whenQuiet } from '../../src/host/quiet.ts';

/** Work that is delayed until each of these times (ms), one after the other. */
function delayedUntil(times: number[]) {
  const clock = { now: 0 };
  return {
    clock,
    work: {
      isBusy: () => times.length > 0,
      pending: () => `${times.length} jobs`,
      goesOnAt: () => {
        if (times[0] !== undefined && clock.now >= times[0]) times.shift();
        return times[0];
      },
    },
  };
}

it('passes to the time until which everything is delayed, where somebody has a clock to set', async () => {
  const { clock, work } = delayedUntil([60_000, 600_000]);
  const passed: number[] = [];
  const passTo = (time: number) => {
    passed.push(time);
    clock.now = time;
  };
  await whenQuiet(work, { timeoutMilliseconds: 5_000, passTo });
  expect(passed).toEqual([60_000, 600_000]);
});

it('waits without one, and says in the end what is left', async () => {
  const { work } = delayedUntil([60_000]);
  await expect(whenQuiet(work, { timeoutMilliseconds: 60 })).rejects.toThrow(
    'not quiet after 60 ms: 1 jobs left',
  );
});
