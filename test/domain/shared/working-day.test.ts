import { describe, expect, it } from 'vitest';
import { toStockholm } from '../../../domain/shared/stockholm-time.ts';
import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  workingDayFrom,
  workingDaysSince,
  workingDayUntil,
} from '../../../domain/shared/working-day.ts';
import { daysOf, HOLIDAYS, isDayOff, NORDIC_HOLIDAYS } from '../../fixtures/holidays.ts';

describe('a working day in Sweden', () => {
  it.each(Object.keys(HOLIDAYS).map(Number))('is every weekday of %i but the holidays', (year) => {
    const days = daysOf(year);
    expect(days.filter((date) => !isWorkingDay(date))).toEqual(days.filter(isDayOff));
  });

  it('is found before or after a day off, and is itself on a working day', () => {
    // Maundy Thursday is 25 March 2027, Easter Monday the 29th.
    expect(workingDayUntil('2027-03-29')).toBe('2027-03-25');
    expect(workingDayFrom('2027-03-26')).toBe('2027-03-30');
    expect([workingDayUntil('2027-03-25'), workingDayFrom('2027-03-25')]).toEqual([
      '2027-03-25',
      '2027-03-25',
    ]);
  });

  it('is counted over weekends and holidays', () => {
    expect(addWorkingDays('2026-12-22', 1)).toBe('2026-12-23');
    expect(addWorkingDays('2026-12-22', 2)).toBe('2026-12-28');
    expect(addWorkingDays('2026-12-22', 0)).toBe('2026-12-22');
    expect(workingDaysSince('2026-12-22', '2026-12-28')).toBe(2);
    expect(workingDaysSince('2026-12-28', '2026-12-22')).toBe(0);
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
  });
});

describe('the clock in Stockholm', () => {
  it.each([
    ['2026-11-25T07:00:00Z', { date: '2026-11-25', time: '08:00' }],
    ['2026-07-01T06:00:00Z', { date: '2026-07-01', time: '08:00' }],
    ['2026-11-25T23:05:00Z', { date: '2026-11-26', time: '00:05' }],
    // The hour that comes twice.
    ['2026-10-25T00:30:00Z', { date: '2026-10-25', time: '02:30' }],
    ['2026-10-25T01:30:00Z', { date: '2026-10-25', time: '02:30' }],
  ])('shows at %s %o', (at, shown) => {
    expect(toStockholm(Date.parse(at))).toEqual(shown);
  });
});

describe('a working day in a neighbouring country', () => {
  it.each(NORDIC_HOLIDAYS)('%s %i is every weekday but its own holidays', (daysOff, year, holidays) => {
    const isWeekend = (date: string) => [0, 6].includes(new Date(date).getUTCDay());
    const closed = daysOf(year).filter((date) => !isWorkingDay(date, daysOff) && !isWeekend(date));
    expect(closed.map((date) => date.slice(5)).join(' ')).toBe(holidays);
  });

  it('is found and counted by that country', () => {
    // 17 May 2028 is a Wednesday; 6 June 2028, a Tuesday, is off in Sweden alone.
    expect(workingDayFrom('2028-05-17', 'NO')).toBe('2028-05-18');
    expect(workingDayUntil('2028-05-17', 'NO')).toBe('2028-05-16');
    expect(workingDayFrom('2028-05-17')).toBe('2028-05-17');
    expect(addWorkingDays('2028-05-16', 1, 'NO')).toBe('2028-05-18');
    expect(workingDaysSince('2028-06-05', '2028-06-07', 'NO')).toBe(2);
    expect(workingDaysSince('2028-06-05', '2028-06-07')).toBe(1);
  });
});
