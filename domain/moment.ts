import * as z from 'zod';
import { stockholmTime } from './stockholm-time.ts';

const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/;

/** Every moment (ms) at which clocks in Sweden show this (2026-12-01 09:00): none when they are put forward, two when they are put back. */
export function momentsAt(wallClock: string): number[] {
  const [, date, time] = WALL_CLOCK.exec(wallClock) ?? [];
  const utc = Date.parse(`${date}T${time}:00Z`);
  if (date === undefined || time === undefined || Number.isNaN(utc)) return [];
  // Sweden is one hour ahead in winter, two in summer.
  return [2, 1]
    .map((hours) => utc - hours * 3_600_000)
    .filter((at) => {
      const shown = stockholmTime(at);
      return shown.date === date && shown.time === time;
    });
}

/**
 * A moment in ms, or as people write it: `2026-12-01 09:00` by clocks in Sweden, or with its offset from UTC. An hour that is
 * skipped or comes twice when clocks change has to be given with an offset.
 */
export const momentSchema = z.union([
  z.int().min(0),
  z.string().transform((written, context) => {
    const moments = z.iso.datetime({ offset: true }).safeParse(written).success
      ? [Date.parse(written)]
      : momentsAt(written);
    const [at] = moments;
    if (at !== undefined && moments.length === 1) return at;
    const message =
      moments.length > 1
        ? 'comes twice, since clocks are put back: write it with its offset, as 2027-10-31T02:30:00+01:00'
        : 'is no time in Sweden: write it as 2026-12-01 09:00';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
]);
