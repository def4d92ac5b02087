const DAY_MILLIS = 86_400_000;

/** Days off that have the same date every year, with the eves on which offices are closed. */
const FIXED = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];
/** Days off that follow Easter, in days after Easter Day: Good Friday, Easter Monday, Ascension Day. */
const AFTER_EASTER = [-2, 1, 39];

/** Whether offices in Sweden work on a date (2026-11-23): neither a weekend nor a public holiday, nor an eve with one's closing. */
export function isWorkingDay(date: string): boolean {
  const weekday = new Date(date).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const year = Number(date.slice(0, 4));
  const movable = AFTER_EASTER.map((days) => addDays(easterDay(year), days));
  return !FIXED.includes(date.slice(5)) && !movable.includes(date) && !isMidsummerEve(date, weekday);
}

/** The date so many days later, or earlier where less than 0. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MILLIS).toISOString().slice(0, 10);
}

/** The date so many working days after a date. */
export function addWorkingDays(date: string, days: number): string {
  let at = date;
  for (let left = days; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** How many working days have passed on a date since another: 0 on that day and before it. */
export function workingDaysSince(earlier: string, date: string): number {
  let count = 0;
  for (let at = addDays(earlier, 1); at <= date; at = addDays(at, 1)) if (isWorkingDay(at)) count += 1;
  return count;
}

/** Midsummer Eve is the Friday from 19 to 25 June. */
function isMidsummerEve(date: string, weekday: number): boolean {
  return weekday === 5 && date.slice(5) >= '06-19' && date.slice(5) <= '06-25';
}

/** Easter Day of a year from 1900 to 2099, by Gauss. */
function easterDay(year: number): string {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  const days = d + e - (d === 29 && e === 6 ? 7 : 0) - (d === 28 && e === 6 && year % 19 > 10 ? 7 : 0);
  return addDays(`${year}-03-22`, days);
}
