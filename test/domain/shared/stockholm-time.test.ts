import { describe, expect, it } from 'vitest';
import { stockholmInstant, stockholmTime } from '../../../domain/shared/stockholm-time.ts';

const iso = (date: string, time: string) => new Date(stockholmInstant({ date, time })).toISOString();

describe('a time on a Swedish wall', () => {
  it.each([
    ['2026-11-26', '08:00', '2026-11-26T07:00:00.000Z'],
    ['2027-06-24', '08:00', '2027-06-24T06:00:00.000Z'],
    ['2027-01-01', '00:00', '2026-12-31T23:00:00.000Z'],
    ['2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
    ['2027-10-31', '01:59', '2027-10-30T23:59:00.000Z'],
    ['2027-10-31', '03:00', '2027-10-31T02:00:00.000Z'],
  ])('%s %s is one instant', (date, time, instant) => {
    expect(iso(date, time)).toBe(instant);
    expect(stockholmTime(Date.parse(instant))).toEqual({ date, time });
  });

  it.each(['02:00', '02:30', '02:59'])('%s on the night of the leap is the first moment after it', (time) => {
    expect(iso('2027-03-28', time)).toBe('2027-03-28T01:00:00.000Z');
  });

  it.each([
    ['02:00', '2027-10-31T00:00:00.000Z'],
    ['02:30', '2027-10-31T00:30:00.000Z'],
  ])('%s on the night that has it twice is the first of them', (time, instant) => {
    expect(iso('2027-10-31', time)).toBe(instant);
    expect(stockholmTime(Date.parse(instant) + 3_600_000)).toEqual({ date: '2027-10-31', time });
  });
});
