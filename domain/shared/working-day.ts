import { DAY_MILLIS } from './duration.ts';

/** Holidays on fixed dates, including eves on which offices are closed. */
const FIXED = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];
/** Holidays relative to Easter Day: Good Friday, Easter Monday, Ascension Day. */
const AFTER_EASTER = [-2, 1, 39];

/**
 * Whether a date (2026-11-23) is a working day for Swedish offices: no weekend, public holiday or closed eve.
 */
export function isWorkingDay(date: string): boolean {
  const weekday = new Date(date).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const year = Number(date.slice(0, 4));
  const movable = AFTER_EASTER.map((days) => addDays(easterDay(year), days));
  return !FIXED.includes(date.slice(5)) && !movable.includes(date) && !isMidsummerEve(date, weekday);
}

/** The date plus that many days; negative is earlier. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MILLIS).toISOString().slice(0, 10);
}

/** The date plus that many working days. */
export function addWorkingDays(date: string, days: number): string {
  let at = date;
  for (let left = days; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** The date itself if it is a working day, else the last working day before it. */
export function workingDayUntil(date: string): string {
  let at = date;
  while (!isWorkingDay(at)) at = addDays(at, -1);
  return at;
}

/** The date itself if it is a working day, else the next one. */
export function workingDayFrom(date: string): string {
  return isWorkingDay(date) ? date : addWorkingDays(date, 1);
}

/** Working days elapsed between two dates; 0 on the same day or before. */
export function workingDaysSince(earlier: string, date: string): number {
  let count = 0;
  for (let at = addDays(earlier, 1); at <= date; at = addDays(at, 1)) if (isWorkingDay(at)) count += 1;
  return count;
}

/** Midsummer Eve is the Friday between 19 and 25 June. */
function isMidsummerEve(date: string, weekday: number): boolean {
  return weekday === 5 && date.slice(5) >= '06-19' && date.slice(5) <= '06-25';
}

/** Easter Day in a year from 1900 to 2099, by Gauss's algorithm. */
function easterDay(year: number): string {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  const days = d + e - (d === 29 && e === 6 ? 7 : 0) - (d === 28 && e === 6 && year % 19 > 10 ? 7 : 0);
  return addDays(`${year}-03-22`, days);
}
