import * as z from 'zod';
import { DAY_MILLIS, HOUR_MILLIS } from './duration.ts';
import { problem } from './problem.ts';

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Local date and time in Sweden: `date` as 2027-03-28, `time` as 08:00. */
export type WallTime = { date: string; time: string };

/** The Swedish local time at an instant (ms since 1970). */
export function toStockholm(instant: number): WallTime {
  const shown = shownAt(instant);
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** The Swedish local time as text: 2026-12-01 09:00, or with seconds 2026-12-01 09:00:00. */
export function formatStockholm(instant: number, precision: 'minutes' | 'seconds' = 'minutes'): string {
  return shownAt(instant)
    .slice(0, precision === 'minutes' ? 16 : 19)
    .replace('T', ' ');
}

/**
 * The instant (ms since 1970) of a Swedish local time. A time skipped by the change to summer time is the
 * first instant after it; a time repeated in autumn is the first of the two.
 */
export function fromStockholm({ date, time }: WallTime): number {
  const [first] = instantsFor(`${date} ${time}`);
  if (first !== undefined) return first;
  const wanted = Date.parse(`${date}T${time}:00Z`);
  return leapBetween(wanted - 2 * HOUR_MILLIS - DAY_MILLIS, wanted - HOUR_MILLIS + DAY_MILLIS);
}

const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/;

/**
 * Every instant (ms) with this Swedish local time, earliest first: none in the hour skipped in spring, two
 * in the hour repeated in autumn.
 */
export function instantsFor(wallClock: string): number[] {
  const [, date, time, second = ':00'] = WALL_CLOCK.exec(wallClock) ?? [];
  const utc = Date.parse(`${date}T${time}${second}Z`);
  if (Number.isNaN(utc)) return [];
  // Sweden is two hours ahead of UTC in summer, one in winter.
  return [2, 1]
    .map((hours) => utc - hours * HOUR_MILLIS)
    .filter((instant) => formatStockholm(instant, 'seconds') === `${date} ${time}${second}`);
}

/**
 * An instant in ms, or as text: `2026-12-01 09:00` in Swedish time, or with a UTC offset. Local times that
 * are skipped or repeated by a clock change require an offset.
 */
export const dateTimeInputSchema = z
  .union([z.int().min(0), z.string()], { error: problem('time-invalid') })
  .transform((written, context) => {
    if (typeof written === 'number') return written;
    const instants = z.iso.datetime({ offset: true }).safeParse(written).success
      ? [Date.parse(written)]
      : instantsFor(written);
    const [instant] = instants;
    if (instant !== undefined && instants.length === 1) return instant;
    const message = instants.length > 1 ? problem('time-ambiguous') : problem('time-invalid');
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

/** The first instant of summer time between two instants. */
function leapBetween(before: number, after: number): number {
  let [low, high] = [before, after];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offsetAt(middle) === offsetAt(before)) low = middle;
    else high = middle;
  }
  return high;
}

/** The local time as if it were UTC, as ISO text. */
function shownAt(instant: number): string {
  return new Date(instant + offsetAt(instant)).toISOString();
}

// Asked for every row that has a time; summer time begins and ends on a whole hour.
const offsets = new Map<number, number>();

/** How far Swedish time is ahead of UTC; ms. */
function offsetAt(instant: number): number {
  const hour = Math.floor(instant / HOUR_MILLIS);
  const offset = offsets.get(hour) ?? computedOffset(hour * HOUR_MILLIS);
  offsets.set(hour, offset);
  return offset;
}

function computedOffset(instant: number): number {
  const part = Object.fromEntries(CLOCK.formatToParts(instant).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute, second } = part;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - instant;
}
