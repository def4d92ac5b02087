import * as z from 'zod';
import { HOUR_MILLIS } from './duration.ts';
import { problem } from './problem.ts';

const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/;
const PARTS = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** An instant in Swedish time: 2026-12-01 09:00:00. */
export function stockholmTime(at: number): string {
  return PARTS.format(at);
}

/** The date in Sweden at an instant: 2026-12-01. */
export function stockholmDay(at: number): string {
  return stockholmTime(at).slice(0, 10);
}

/**
 * Every instant (ms) with this Swedish local time: none in the hour skipped in spring, two in the hour
 * repeated in autumn.
 */
export function momentsAt(wallClock: string): number[] {
  const found = WALL_CLOCK.exec(wallClock);
  const utc = found && Date.parse(`${found[1]}T${found[2]}${found[3] ?? ':00'}Z`);
  if (!utc) return [];
  // Sweden is UTC+1 in winter, UTC+2 in summer.
  return [2, 1]
    .map((hours) => utc - hours * HOUR_MILLIS)
    .filter((at) => stockholmTime(at) === stockholmTimeOf(found));
}

function stockholmTimeOf([, day, minute, second = ':00']: RegExpExecArray): string {
  return `${day} ${minute}${second}`;
}

/**
 * An instant in ms, or as text: `2026-12-01 09:00` in Swedish time, or with a UTC offset. Local times that
 * are skipped or repeated by a clock change require an offset.
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
