import * as z from 'zod';
import { problem } from './problem.ts';

const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/;
const PARTS = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A moment as clocks in Sweden show it: 2026-12-01 09:00:00. */
export function stockholmTime(at: number): string {
  return PARTS.format(at);
}

/** The day that it is in Sweden then: 2026-12-01. */
export function stockholmDay(at: number): string {
  return stockholmTime(at).slice(0, 10);
}

/** Every moment (ms) at which clocks in Sweden show this: none when they are put forward, two when they are put back. */
export function momentsAt(wallClock: string): number[] {
  const found = WALL_CLOCK.exec(wallClock);
  const utc = found && Date.parse(`${found[1]}T${found[2]}${found[3] ?? ':00'}Z`);
  if (!utc) return [];
  // Sweden is one hour ahead in winter, two in summer.
  return [2, 1]
    .map((hours) => utc - hours * 3_600_000)
    .filter((at) => stockholmTime(at) === stockholmTimeOf(found));
}

function stockholmTimeOf([, day, minute, second = ':00']: RegExpExecArray): string {
  return `${day} ${minute}${second}`;
}

/**
 * A moment in ms, or as people write it: `2026-12-01 09:00` by clocks in Sweden, or with its offset from UTC. An hour that is
 * skipped or comes twice when clocks change has to be given with an offset.
 */
export const momentSchema = z
  .union([z.int().min(0), z.string()], { error: problem('time-invalid') })
  .transform((written, context) => {
    if (typeof written === 'number') return written;
    const moments = z.iso.datetime({ offset: true }).safeParse(written).success
      ? [Date.parse(written)]
      : momentsAt(written);
    const [at] = moments;
    if (at !== undefined && moments.length === 1) return at;
    const message = moments.length > 1 ? problem('time-ambiguous') : problem('time-invalid');
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
