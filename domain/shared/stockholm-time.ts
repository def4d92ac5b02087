import { DAY_MILLIS, HOUR_MILLIS } from './duration.ts';

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
export function stockholmTime(instant: number): WallTime {
  const part = partsOf(instant);
  return { date: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

/**
 * The instant (ms since 1970) of a Swedish local time. A time skipped by the change to summer time is the
 * first instant after it; a time repeated in autumn is the first of the two.
 */
export function stockholmInstant({ date, time }: WallTime): number {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  // Sweden is one or two hours ahead of UTC; the earlier candidate is summer time.
  const [summer, winter] = [wanted - 2 * HOUR_MILLIS, wanted - HOUR_MILLIS];
  if (shownAt(summer) === wanted) return summer;
  if (shownAt(winter) === wanted) return winter;
  return leapBetween(summer - DAY_MILLIS, winter + DAY_MILLIS);
}

/** The first instant of summer time between two instants. */
function leapBetween(before: number, after: number): number {
  let [low, high] = [before, after];
  const ahead = (instant: number) => shownAt(instant) - instant;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (ahead(middle) === ahead(before)) low = middle;
    else high = middle;
  }
  return high;
}

/** The local time read as if it were UTC; ms. */
function shownAt(instant: number): number {
  const part = partsOf(instant);
  return Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`);
}

function partsOf(instant: number): Record<string, string> {
  return Object.fromEntries(CLOCK.formatToParts(instant).map(({ type, value }) => [type, value]));
}
