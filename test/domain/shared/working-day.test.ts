import { describe, expect, it } from 'vitest';
import { toStockholm } from '../../../domain/shared/stockholm-time.ts';
import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  workingDaysSince,
} from '../../../domain/shared/working-day.ts';

describe('a working day in Sweden', () => {
  // Holidays as the calendars of 2026 to 2028 have them.
  it.each([
    '2026-01-01',
    '2026-01-06',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-06-19',
    '2026-12-24',
    '2026-12-25',
    '2026-12-31',
    '2027-03-26',
    '2027-03-29',
    '2027-05-06',
    '2027-06-25',
    '2028-04-14',
    '2028-06-06',
    '2026-11-28',
    '2026-11-29',
  ])('is not %s', (date) => {
    expect(isWorkingDay(date)).toBe(false);
  });

  it.each(['2026-11-25', '2026-04-02', '2026-06-18', '2026-12-23', '2027-06-18', '2028-02-29'])(
    'is %s',
    (date) => {
      expect(isWorkingDay(date)).toBe(true);
    },
  );

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
