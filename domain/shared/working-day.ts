import { CALENDARS, type DaysOff } from './days-off.ts';
import { DAY_MILLIS } from './duration.ts';

const WEEK_DAYS = 7;

/** Whether a date (2026-11-23) is a working day: no weekend, and no day off in the country; Sweden if none is given. */
export function isWorkingDay(date: string, daysOff: DaysOff = 'SE'): boolean {
  const weekday = new Date(date).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !datesOff(daysOff, date.slice(0, 4)).has(date);
}

const known = new Map<string, ReadonlySet<string>>();

/** The dates of a year that are off whatever their weekday. */
function datesOff(daysOff: DaysOff, year: string): ReadonlySet<string> {
  const key = `${daysOff} ${year}`;
  const dates = known.get(key) ?? computedDatesOff(daysOff, year);
  known.set(key, dates);
  return dates;
}

function computedDatesOff(daysOff: DaysOff, year: string): ReadonlySet<string> {
  const { fixed, afterEaster, weekdays = [] } = CALENDARS[daysOff];
  const easter = easterDay(Number(year));
  return new Set([
    ...fixed.map((day) => `${year}-${day}`),
    ...afterEaster.map((days) => addDays(easter, days)),
    ...weekdays.map(({ weekday, from }) => firstOnOrAfter(`${year}-${from}`, weekday)),
  ]);
}

/** The first date with a weekday (0 is Sunday) from a date on. */
function firstOnOrAfter(date: string, weekday: number): string {
  return addDays(date, (weekday - new Date(date).getUTCDay() + WEEK_DAYS) % WEEK_DAYS);
}

/** The date plus that many days; negative is earlier. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MILLIS).toISOString().slice(0, 10);
}

const KEPT = 1_000;

/** Keeps what it was asked for: a country asks for the same again and again. */
function keeping<Made>(): (key: string, make: () => Made) => Made {
  const kept = new Map<string, Made>();
  return (key, make) => {
    const made = kept.get(key) ?? make();
    if (kept.size >= KEPT) kept.clear();
    kept.set(key, made);
    return made;
  };
}

const added = keeping<string>();
const counted = keeping<number>();

/** The date plus that many working days. */
export function addWorkingDays(date: string, days: number, daysOff?: DaysOff): string {
  return added(`${date} ${days} ${daysOff}`, () => withWorkingDays(date, days, daysOff));
}

function withWorkingDays(date: string, days: number, daysOff: DaysOff | undefined): string {
  let at = date;
  for (let left = days; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at, daysOff)) left -= 1;
  }
  return at;
}

/** The date itself if it is a working day, else the last working day before it. */
export function workingDayUntil(date: string, daysOff?: DaysOff): string {
  let at = date;
  while (!isWorkingDay(at, daysOff)) at = addDays(at, -1);
  return at;
}

/** The date itself if it is a working day, else the next one. */
export function workingDayFrom(date: string, daysOff?: DaysOff): string {
  return isWorkingDay(date, daysOff) ? date : addWorkingDays(date, 1, daysOff);
}

/** Working days elapsed between two dates; 0 on the same day or before. */
export function workingDaysSince(earlier: string, date: string, daysOff?: DaysOff): number {
  if (date <= earlier) return 0;
  return counted(`${earlier} ${date} ${daysOff}`, () => countWorkingDays(earlier, date, daysOff));
}

function countWorkingDays(earlier: string, date: string, daysOff: DaysOff | undefined): number {
  let count = 0;
  for (let at = addDays(earlier, 1); at <= date; at = addDays(at, 1))
    if (isWorkingDay(at, daysOff)) count += 1;
  return count;
}

/** Easter Day in a year from 1900 to 2099, by Gauss's algorithm. */
function easterDay(year: number): string {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  const days = d + e - (d === 29 && e === 6 ? 7 : 0) - (d === 28 && e === 6 && year % 19 > 10 ? 7 : 0);
  return addDays(`${year}-03-22`, days);
}
