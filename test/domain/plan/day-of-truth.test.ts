import { describe, expect, it } from 'vitest';
import {
  earlierKinds,
  lastDayOf,
  nextForWaiting,
  sendingTime,
  trueFor,
  waitOf,
  withDay,
} from '../../../domain/plan/day-of-truth.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';

// Swedish winter time is UTC+1, summer time (from 28 March 2027) UTC+2.
const at = (utc: string) => Date.parse(`${utc}:00Z`);

describe('the time at which mails about a day leave', () => {
  it.each([
    ['2027-03-15', '2027-03-15T07:00', 'a Monday in winter time'],
    ['2027-06-07', '2027-06-07T06:00', 'a Monday in summer time'],
    ['2027-05-01', '2027-05-03T06:00', 'a Saturday: Monday'],
    ['2027-03-26', '2027-03-30T06:00', 'Good Friday: the Tuesday after Easter'],
    ['2027-12-24', '2027-12-27T07:00', 'Christmas Eve, a Friday: Monday'],
  ])('of %s is %sZ (%s)', (day, utc) => {
    expect(new Date(sendingTime(day)).toISOString().slice(0, 16)).toBe(utc);
  });
});

it('mails about a day wait for the working day of the country whose days off the milestone has', () => {
  const now = at('2028-05-01T09:00');
  const untilIn = (daysOff: 'NO' | undefined) => {
    const milestone = aMilestone({ days: { '1280': '2028-05-17' }, ...(daysOff ? { daysOff } : {}) });
    return waitOf(milestone, { organisation: '1280', now })?.until;
  };
  expect([untilIn('NO'), untilIn(undefined)]).toEqual([at('2028-05-18T06:00'), at('2028-05-17T06:00')]);
});

describe('a milestone whose organisations have days of their own', () => {
  const days = { '1280': '2027-03-19', '1480': '2027-05-19' };
  const moved = (day: string | undefined, today: string) =>
    withDay({ days, occurredOn: '2027-03-19' }, { organisation: '1480', day, today });

  it('is reached on the first of them as long as that lies ahead', () => {
    expect(moved('2027-03-08', '2027-02-26')).toEqual({
      days: { '1280': '2027-03-19', '1480': '2027-03-08' },
      occurredOn: '2027-03-08',
    });
    expect(moved('2027-06-01', '2027-02-26').occurredOn).toBe('2027-03-19');
    expect(moved(undefined, '2027-02-26')).toEqual({
      days: { '1280': '2027-03-19' },
      occurredOn: '2027-03-19',
    });
  });

  it('was reached on the day that was reported, wherever days move afterwards', () => {
    expect(moved('2027-04-01', '2027-03-19').occurredOn).toBe('2027-03-19');
    expect(moved('2027-03-18', '2027-03-20').occurredOn).toBe('2027-03-19');
  });

  it('has a last day, which is the day of all where none has its own', () => {
    expect(lastDayOf({ days, occurredOn: '2027-03-19' })).toBe('2027-05-19');
    expect(lastDayOf({ occurredOn: '2027-03-19' })).toBe('2027-03-19');
    expect(lastDayOf({ days: {}, occurredOn: '2027-03-19' })).toBe('2027-03-19');
  });
});

describe('an organisation’s part of a milestone', () => {
  const milestone = aMilestone({
    organisations: ['1280', '2584', '2580'],
    days: { '1280': '2027-03-08', '2584': '2027-06-07' },
  });

  it('waits until its morning, or for somebody to say the day, or not at all', () => {
    const now = at('2027-03-08T09:00');
    expect(waitOf(milestone, { organisation: '1280', now })).toBeUndefined();
    expect(waitOf(milestone, { organisation: '2584', now })).toEqual({
      until: at('2027-06-07T06:00'),
      renewedAt: now,
    });
    expect(waitOf(milestone, { organisation: '2580', now })).toEqual({ renewedAt: now });
    expect(waitOf(aMilestone({ occurredOn: '2027-06-07' }), { organisation: '1280', now })).toBeUndefined();
  });

  it('is true from its day on, that day included', () => {
    expect(trueFor(milestone, '2027-03-07')).toEqual([]);
    expect(trueFor(milestone, '2027-03-08')).toEqual(['1280']);
    expect(trueFor(milestone, '2027-06-06')).toEqual(['1280']);
    expect(trueFor(milestone, '2027-06-07')).toEqual(['1280', '2584']);
  });

  const part = (day: string | undefined, renewed: string) => ({
    day,
    waits: { ...(day === undefined ? {} : { until: sendingTime(day) }), renewedAt: at(renewed) },
  });
  it.each([
    [
      'waits long before its day',
      part('2027-06-07', '2027-03-08T09:00'),
      '2027-06-07',
      '2027-06-07T05:44',
      'wait',
    ],
    [
      'is planned anew on its eve',
      part('2027-06-07', '2027-03-08T09:00'),
      '2027-06-07',
      '2027-06-07T05:45',
      'renew',
    ],
    [
      'rests until its hour',
      part('2027-06-07', '2027-06-07T05:46'),
      '2027-06-07',
      '2027-06-07T05:59',
      'wait',
    ],
    [
      'is let go at its hour',
      part('2027-06-07', '2027-06-07T05:46'),
      '2027-06-07',
      '2027-06-07T06:00',
      'release',
    ],
    [
      'rests five minutes in any case',
      part('2027-06-07', '2027-06-07T05:58'),
      '2027-06-07',
      '2027-06-07T06:02',
      'wait',
    ],
    [
      'follows its day at once when it moves',
      part('2027-06-07', '2027-03-08T09:00'),
      '2027-09-01',
      '2027-05-01T09:00',
      'renew',
    ],
    [
      'waits when nobody has said the day',
      part(undefined, '2027-03-08T09:00'),
      undefined,
      '2028-01-01T09:00',
      'wait',
    ],
    [
      'is planned when somebody says it',
      part(undefined, '2027-03-08T09:00'),
      '2027-09-01',
      '2027-03-09T09:00',
      'renew',
    ],
    [
      'has nothing to wait for once let go',
      { day: '2027-06-07', waits: undefined },
      '2027-09-01',
      '2027-06-08T09:00',
      'wait',
    ],
  ] as const)('%s', (_, waiting, newest, now, next) => {
    expect(nextForWaiting(waiting, { newest, now: at(now) })).toBe(next);
  });
});

describe('what was reached before a milestone', () => {
  it('counts for an organisation by its own day of the later one, and only where it took part', () => {
    const connected = aMilestone({
      kind: 'connected',
      organisations: ['1280', '2584'],
      days: { '1280': '2027-02-01', '2584': '2027-07-01' },
    });
    const decided = aMilestone({
      kind: 'decided',
      occurredOn: '2026-11-23',
      organisations: ['1280', '2584'],
    });
    const live = aMilestone({
      kind: 'live',
      organisations: ['1280', '2584', '2580'],
      days: { '1280': '2027-03-08', '2584': '2027-06-07' },
    });
    expect(earlierKinds(live, [decided, connected])).toEqual({
      decided: ['1280', '2584'],
      connected: ['1280'],
    });
  });
});
