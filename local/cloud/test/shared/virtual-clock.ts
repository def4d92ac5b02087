import type { Clock } from '../../src/shared/clock.ts';

/** A clock that stands still until it is told how many seconds have passed. */
export type VirtualClock = Clock & { pass(seconds: number): void };

export function virtualClock(start = Date.parse('2026-11-23T09:00:00Z')): VirtualClock {
  let now = start;
  return {
    now: () => now,
    pass: (seconds) => {
      now += seconds * 1000;
    },
  };
}
