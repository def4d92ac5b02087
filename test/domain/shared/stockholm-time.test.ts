import { describe, expect, it } from 'vitest';
import { parseInput } from '../../../domain/shared/parse-input.ts';
import {
  dateTimeInputSchema,
  formatStockholm,
  fromStockholm,
  instantsFor,
  toStockholm,
} from '../../../domain/shared/stockholm-time.ts';

const iso = (date: string, time: string) => new Date(fromStockholm({ date, time })).toISOString();

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
    expect(toStockholm(Date.parse(instant))).toEqual({ date, time });
  });

  it.each(['02:00', '02:30', '02:59'])('%s on the night of the leap is the first moment after it', (time) => {
    expect(iso('2027-03-28', time)).toBe('2027-03-28T01:00:00.000Z');
  });

  it.each([
    ['02:00', '2027-10-31T00:00:00.000Z'],
    ['02:30', '2027-10-31T00:30:00.000Z'],
  ])('%s on the night that has it twice is the first of them', (time, instant) => {
    expect(iso('2027-10-31', time)).toBe(instant);
    expect(toStockholm(Date.parse(instant) + 3_600_000)).toEqual({ date: '2027-10-31', time });
  });
});

const utc = (iso: string) => Date.parse(iso);

describe('time in Sweden', () => {
  it.each([
    ['2026-12-01 09:00', '2026-12-01T08:00:00Z'],
    ['2027-06-01 09:00:30', '2027-06-01T07:00:30Z'],
    ['2027-03-28 01:59', '2027-03-28T00:59:00Z'],
    ['2027-03-28 03:00', '2027-03-28T01:00:00Z'],
    ['2027-10-31T03:00', '2027-10-31T02:00:00Z'],
    ['2026-12-01T09:00:00+01:00', '2026-12-01T08:00:00Z'],
    ['2027-10-31T02:30:00+01:00', '2027-10-31T01:30:00Z'],
    ['2026-12-01T08:00:00Z', '2026-12-01T08:00:00Z'],
  ])('%s is %s', (written, expected) => {
    expect(dateTimeInputSchema.parse(written)).toBe(utc(expected));
  });

  it.each([
    '2027-03-28 02:00',
    '2027-03-28 02:59',
    '2026-13-01 09:00',
    '2026-12-01',
    '9:00',
    'now',
    '2026-02-30 09:00',
  ])('%s is none', (written) => {
    expect(parseInput(dateTimeInputSchema, written)).toMatchObject({ problems: [{ code: 'time-invalid' }] });
  });

  it('comes twice when clocks are put back, and then needs its offset', () => {
    expect(instantsFor('2027-10-31 02:30')).toEqual([
      utc('2027-10-31T00:30:00Z'),
      utc('2027-10-31T01:30:00Z'),
    ]);
    expect(parseInput(dateTimeInputSchema, '2027-10-31 02:30')).toMatchObject({
      problems: [{ code: 'time-ambiguous' }],
    });
  });

  it('has its own day', () => {
    expect(formatStockholm(utc('2026-12-04T23:30:05Z'), 'seconds')).toBe('2026-12-05 00:30:05');
    expect(toStockholm(utc('2026-12-04T23:30:00Z')).date).toBe('2026-12-05');
  });
});
