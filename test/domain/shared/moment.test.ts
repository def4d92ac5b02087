import { describe, expect, it } from 'vitest';
import { momentSchema, momentsAt, stockholmDay, stockholmTime } from '../../../domain/shared/moment.ts';
import { parseInput } from '../../../domain/shared/parse-input.ts';

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
    expect(momentSchema.parse(written)).toBe(utc(expected));
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
    expect(parseInput(momentSchema, written)).toMatchObject({ problems: [{ code: 'time-invalid' }] });
  });

  it('comes twice when clocks are put back, and then needs its offset', () => {
    expect(momentsAt('2027-10-31 02:30')).toEqual([utc('2027-10-31T00:30:00Z'), utc('2027-10-31T01:30:00Z')]);
    expect(parseInput(momentSchema, '2027-10-31 02:30')).toMatchObject({
      problems: [{ code: 'time-ambiguous' }],
    });
  });

  it('has its own day', () => {
    expect(stockholmTime(utc('2026-12-04T23:30:05Z'))).toBe('2026-12-05 00:30:05');
    expect(stockholmDay(utc('2026-12-04T23:30:00Z'))).toBe('2026-12-05');
  });
});
