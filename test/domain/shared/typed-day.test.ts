import { describe, expect, it } from 'vitest';
import { isoDay, isoMoment } from '../../../domain/shared/typed-day.ts';

describe('a day as people type it', () => {
  it.each([
    '2027-03-15',
    '2027-3-15',
    '20270315',
    '2027/03/15',
    '15/3 2027',
    '15/3-2027',
    '15/03/2027',
    '15.3.2027',
    '15-03-2027',
    '15 mars 2027',
    'den 15 mars 2027',
    ' 15  Mars  2027 ',
    '15:e mars 2027',
    '15 mar. 2027',
    '15 March 2027',
    '15th March 2027',
    'March 15, 2027',
    'Mar 15 2027',
  ])('is understood: %s', (typed) => {
    expect(isoDay(typed)).toBe('2027-03-15');
  });

  it.each([
    ['1 maj 2027', '2027-05-01'],
    ['1 May 2027', '2027-05-01'],
    ['31 okt 2027', '2027-10-31'],
    ['3/4 2027', '2027-04-03'],
    ['29 februari 2028', '2028-02-29'],
  ])('has its day before its month: %s', (typed, day) => {
    expect(isoDay(typed)).toBe(day);
  });

  it.each([
    '',
    'snart',
    '15 mars',
    '15/3',
    '15/3 27',
    '03/15/2027',
    '31 februari 2027',
    '29/2 2027',
    '15 ma 2027',
    'v. 11',
  ])('stays as it was typed where it is no one day: “%s”', (typed) => {
    expect(isoDay(typed)).toBe(typed);
  });
});

describe('a day with its time as people type them', () => {
  it.each([
    '2027-03-15T09:30',
    '2027-03-15 09:30',
    '2027-03-15 9.30',
    '15 mars 2027 kl. 9.30',
    '15 mars 2027 kl 09:30',
    '15/3 2027, 9:30',
  ])('are understood: %s', (typed) => {
    expect(isoMoment(typed)).toBe('2027-03-15T09:30');
  });

  it.each([
    '',
    '2027-03-15',
    '9.30',
    '2027-03-15T09:30:15',
    '2027-03-15T09:30:00+01:00',
    '32 mars 2027 9.30',
  ])('stay as they were typed where they are no one time: “%s”', (typed) => {
    expect(isoMoment(typed)).toBe(typed);
  });
});
