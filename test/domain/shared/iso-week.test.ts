import { describe, expect, it } from 'vitest';
import { dateOfWeekday, isoWeekOf, weekBefore, weekdayOf } from '../../../domain/shared/iso-week.ts';

describe('the week of a day', () => {
  // By the Swedish almanac.
  it.each([
    ['2026-12-27', 2026, 52],
    ['2026-12-28', 2026, 53],
    ['2026-12-31', 2026, 53],
    ['2027-01-01', 2026, 53],
    ['2027-01-03', 2026, 53],
    ['2027-01-04', 2027, 1],
    ['2027-03-28', 2027, 12],
    ['2027-10-31', 2027, 43],
    ['2024-12-30', 2025, 1],
    ['2025-12-29', 2026, 1],
    ['2028-02-29', 2028, 9],
  ])('%s is v. %3$s of %2$s', (date, year, week) => {
    expect(isoWeekOf(date)).toEqual({ year, week });
  });

  it('and the day of a week are each other’s inverse, through thirty years', () => {
    const first = Date.UTC(2020, 0, 1);
    for (let day = 0; day < 11_000; day += 1) {
      const date = new Date(first + day * 86_400_000).toISOString().slice(0, 10);
      expect(dateOfWeekday(isoWeekOf(date), weekdayOf(date))).toBe(date);
    }
  });

  it('follows the one before, also across a year of 53 weeks', () => {
    expect(weekBefore({ year: 2027, week: 1 })).toEqual({ year: 2026, week: 53 });
    expect(weekBefore({ year: 2026, week: 1 })).toEqual({ year: 2025, week: 52 });
    expect(weekBefore({ year: 2026, week: 48 })).toEqual({ year: 2026, week: 47 });
  });
});
