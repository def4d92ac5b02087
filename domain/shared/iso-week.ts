import * as z from 'zod';
import { DAY_MILLIS } from './duration.ts';

/** An ISO 8601 week: starts on Monday and belongs to the year of its Thursday. */
export const isoWeekSchema = z.strictObject({
  year: z.int().min(2000).max(2999),
  week: z.int().min(1).max(53),
});
export type IsoWeek = z.infer<typeof isoWeekSchema>;

/** 1 is Monday, 7 is Sunday. */
export const weekdaySchema = z.int().min(1).max(7);

/** The week of a date: 2026-12-31 and 2027-01-01 are in week 53 of 2026, 2027-01-04 is in week 1 of 2027. */
export function isoWeekOf(date: string): IsoWeek {
  const day = Date.parse(`${date}T00:00:00Z`);
  // A week belongs to the year of its Thursday.
  const thursday = new Date(day + (4 - weekdayOf(date)) * DAY_MILLIS);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MILLIS));
  return { year, week };
}

/** From 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** The date of a weekday in a week, as 2027-01-07. */
export function dateOfWeekday({ year, week }: IsoWeek, weekday: number): string {
  // January 4 is always in week 1.
  const fourth = `${year}-01-04`;
  const days = (week - 1) * 7 + weekday - weekdayOf(fourth);
  return new Date(Date.parse(`${fourth}T00:00:00Z`) + days * DAY_MILLIS).toISOString().slice(0, 10);
}

/** The week before. */
export function weekBefore(week: IsoWeek): IsoWeek {
  return weekOfDay(week, -1);
}

/** The week after. */
export function weekAfter(week: IsoWeek): IsoWeek {
  return weekOfDay(week, 7);
}

/** The week of the day that is the given number of days after a week's Monday. */
function weekOfDay(week: IsoWeek, days: number): IsoWeek {
  const monday = Date.parse(`${dateOfWeekday(week, 1)}T00:00:00Z`);
  return isoWeekOf(new Date(monday + days * DAY_MILLIS).toISOString().slice(0, 10));
}

/** Whether two weeks are equal. */
export function isSameWeek(one: IsoWeek, other: IsoWeek): boolean {
  return one.year === other.year && one.week === other.week;
}
