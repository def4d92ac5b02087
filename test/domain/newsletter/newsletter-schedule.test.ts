import { describe, expect, it } from 'vitest';
import {
  dueIssues,
  followed,
  issueWithin,
  newsletterDispatch,
  nextIssue,
} from '../../../domain/newsletter/newsletter-schedule.ts';
import { aParticipation } from '../../fixtures/a-participation.ts';
import { daysOf, isDayOff } from '../../fixtures/holidays.ts';

const THURSDAY = { weekday: 4, hour: 8 };
const at = (iso: string) => Date.parse(iso);
const malmo = (since: string, slot = THURSDAY) => ({ '1280': { slot, since: at(since) } });

describe('the schedule of a rollout', () => {
  it('defaults to Thursday at eight, from the time when it is first seen', () => {
    const tuesday = { weekday: 2, hour: 16 };
    const joined = [aParticipation(), aParticipation({ organisation: '1480', newsletter: tuesday })];
    const schedule = followed({}, joined, 7);
    expect(schedule).toEqual({ '1280': { slot: THURSDAY, since: 7 }, '1480': { slot: tuesday, since: 7 } });
    expect(followed(schedule, joined, 9)).toBe(schedule);
  });

  it('restarts for an organisation that changes its time, and drops those that no longer take part', () => {
    const schedule = followed({}, [aParticipation(), aParticipation({ organisation: '1480' })], 7);
    const moved = followed(schedule, [aParticipation({ newsletter: { weekday: 1, hour: 9 } })], 9);
    expect(moved).toEqual({ '1280': { slot: { weekday: 1, hour: 9 }, since: 9 } });
  });
});

describe('the issues that are due', () => {
  it.each([
    ['2026-11-26T06:59:59Z', []],
    ['2026-11-26T07:00:00Z', ['2026 48']],
    ['2026-12-02T23:00:00Z', ['2026 48']],
    ['2026-12-31T07:00:00Z', ['2026 53']],
    ['2027-01-03T12:00:00Z', ['2026 53']],
    ['2027-01-07T07:00:00Z', ['2027 1']],
    // Summer time: eight o’clock is an hour earlier.
    ['2027-04-01T05:59:59Z', ['2027 12']],
    ['2027-04-01T06:00:00Z', ['2027 13']],
  ])('at %s are of week %s', (now, expected) => {
    const due = dueIssues(malmo('2026-11-25T10:00:00Z'), at(now));
    expect(due.map(({ week }) => `${week.year} ${week.week}`)).toEqual(expected);
  });

  it('come once in a night that has their hour twice, and after one that leaps over it', () => {
    const sunday = { weekday: 7, hour: 2 };
    const dueAt = (now: string) => dueIssues(malmo('2027-01-01T00:00:00Z', sunday), at(now))[0]?.at;
    expect(dueAt('2027-10-31T00:30:00Z')).toBe(at('2027-10-31T00:00:00Z'));
    expect(dueAt('2027-10-31T01:30:00Z')).toBe(at('2027-10-31T00:00:00Z'));
    expect(dueAt('2027-03-28T00:59:59Z')).toBe(at('2027-03-21T01:00:00Z'));
    expect(dueAt('2027-03-28T01:00:00Z')).toBe(at('2027-03-28T01:00:00Z'));
  });

  // Easter Monday is 29 March 2027, Ascension Day Thursday 6 May, Christmas Eve a Friday.
  it.each([
    ['Monday', 1, '2027-03-25T06:59:59Z', '2027 12', '2027-03-22T07:00:00Z'],
    ['Monday', 1, '2027-03-25T07:00:00Z', '2027 13', '2027-03-25T07:00:00Z'],
    ['Monday', 1, '2027-03-30T07:00:00Z', '2027 13', '2027-03-25T07:00:00Z'],
    ['Monday', 1, '2027-04-05T06:00:00Z', '2027 14', '2027-04-05T06:00:00Z'],
    ['Thursday', 4, '2027-05-05T06:00:00Z', '2027 18', '2027-05-05T06:00:00Z'],
    ['Friday', 5, '2027-12-23T07:00:00Z', '2027 51', '2027-12-23T07:00:00Z'],
    ['Friday', 5, '2027-12-30T07:00:00Z', '2027 52', '2027-12-30T07:00:00Z'],
  ])('come before a holiday that is a %s (%i), at %s', (_, weekday, now, week, time) => {
    const [due] = dueIssues(malmo('2027-01-01T00:00:00Z', { weekday, hour: 8 }), at(now));
    expect(due && [`${due.week.year} ${due.week.week}`, due.at]).toEqual([week, at(time)]);
  });

  it('come once for each week of 2027 on no day off, unless somebody has chosen a weekend', () => {
    for (const weekday of [1, 2, 3, 4, 5, 6]) {
      const schedule = malmo('2026-12-01T00:00:00Z', { weekday, hour: 8 });
      const times = daysOf(2027).map((day) => dueIssues(schedule, at(`${day}T12:00:00Z`))[0]);
      const byWeek = new Map(times.map((due) => [JSON.stringify(due?.week), due?.at ?? 0]));
      expect(new Set(times.map((due) => due?.at)).size).toBe(byWeek.size);
      expect(byWeek.size).toBeGreaterThanOrEqual(52);
      const off = [...byWeek.values()]
        .map((time) => new Date(time).toISOString().slice(0, 10))
        .filter((day) => day > '2027' && isDayOff(day));
      expect(off).toHaveLength(weekday === 6 ? 52 : 0);
    }
  });

  it('are none of a time before the system was there', () => {
    expect(dueIssues(malmo('2026-11-26T07:00:01Z'), at('2026-12-03T06:00:00Z'))).toEqual([]);
    expect(dueIssues(malmo('2026-11-26T07:00:01Z'), at('2026-12-03T07:00:00Z'))).toHaveLength(1);
  });

  it('of organisations with the same time are one dispatch, which waits for a person if found after six hours', () => {
    const both = { ...malmo('2026-11-01T00:00:00Z'), '0180': { slot: THURSDAY, since: 0 } };
    const [due] = dueIssues(both, at('2026-11-26T08:00:00Z'));
    if (!due) throw new Error('nothing is due');
    const dispatch = newsletterDispatch('lending', due, at('2026-11-26T13:00:00Z'));
    expect(dispatch).toMatchObject({
      id: 'lending-newsletter-2026-w48-thu-08',
      purpose: 'newsletter',
      organisations: ['0180', '1280'],
      week: { year: 2026, week: 48 },
      state: 'planning',
    });
    expect(dispatch.late).toBeUndefined();
    expect(newsletterDispatch('lending', due, at('2026-11-26T13:00:01Z')).late).toBe(true);
  });
});

describe('the issue that comes next', () => {
  const entry = { slot: THURSDAY, since: at('2026-11-20T10:00:00Z') };
  const w = (week: number, year = 2026) => ({ year, week });

  // Thursday of week 48 is 26 November; that of week 53 is 31 December, and week 1 of 2027 has 7 January.
  it.each([
    ['before its hour', '2026-11-25T10:00:00Z', [w(47)], w(48), '2026-11-26T07:00:00Z'],
    ['when a round has not made it yet', '2026-11-26T07:03:00Z', [w(47)], w(48), '2026-11-26T07:00:00Z'],
    ['when it is made', '2026-11-26T07:06:00Z', [w(48)], w(49), '2026-12-03T07:00:00Z'],
    ['at the turn of the year', '2027-01-01T10:00:00Z', [w(53)], w(1, 2027), '2027-01-07T07:00:00Z'],
    ['in summer', '2027-03-26T10:00:00Z', [w(12, 2027)], w(13, 2027), '2027-04-01T06:00:00Z'],
    [
      'when its week has one of another time',
      '2026-11-25T10:00:00Z',
      [w(47), w(48)],
      w(49),
      '2026-12-03T07:00:00Z',
    ],
  ] as const)('%s', (_, now, made, week, time) => {
    expect(nextIssue(entry, made, at(now))).toEqual({ week, at: at(time) });
  });

  it('is none of a time before the system was there', () => {
    const fresh = { slot: THURSDAY, since: at('2026-11-27T10:00:00Z') };
    expect(nextIssue(fresh, [], at('2026-11-27T10:00:01Z')).week).toEqual(w(49));
  });

  const next = { week: w(48), at: at('2026-11-26T07:00:00Z') };
  it.each([
    ['today', { from: '2026-11-25' }, w(48)],
    ['from its own day', { from: '2026-11-26' }, w(48)],
    ['from the day after', { from: '2026-11-27' }, w(49)],
    ['in the new year', { from: '2027-01-01' }, w(1, 2027)],
    ['for its day alone', { from: '2026-11-26', until: '2026-11-26' }, w(48)],
    ['for days between two issues', { from: '2026-11-27', until: '2026-12-02' }, undefined],
    ['for days that are over', { from: '2026-11-01', until: '2026-11-25' }, undefined],
  ])('takes what is new %s', (_, days, week) => {
    const found = issueWithin(days, { slot: THURSDAY, next, now: at('2026-11-25T10:00:00Z') });
    expect(found?.week).toEqual(week);
  });

  it('takes what is new over Easter after it', () => {
    const monday = { slot: { weekday: 1, hour: 8 }, since: 0 };
    const now = at('2027-03-23T10:00:00Z');
    const before = nextIssue(monday, [w(12, 2027)], now);
    expect(before).toEqual({ week: w(13, 2027), at: at('2027-03-25T07:00:00Z') });
    const options = { slot: monday.slot, next: before, now };
    expect(issueWithin({ from: '2027-03-25' }, options)?.week).toEqual(w(13, 2027));
    expect(issueWithin({ from: '2027-03-26' }, options)?.week).toEqual(w(14, 2027));
    expect(issueWithin({ from: '2027-03-26', until: '2027-04-04' }, options)).toBeUndefined();
  });

  it('that is made late takes what is new today', () => {
    const late = { slot: THURSDAY, next, now: at('2026-11-27T09:00:00Z') };
    expect(issueWithin({ from: '2026-11-27' }, late)?.week).toEqual(w(48));
    expect(issueWithin({ from: '2026-11-20', until: '2026-11-26' }, late)).toBeUndefined();
  });
});

// 2 April 2026 is Maundy Thursday, which is off in Norway and not in Sweden; that week is the 14th.
it('the issue of a holiday leaves on the working day before, by the country of the rollout', () => {
  const schedule = malmo('2026-03-20T10:00:00Z');
  const dueAt = (now: string, daysOff?: 'NO') => dueIssues(schedule, at(now), daysOff)[0]?.week.week;
  expect([dueAt('2026-04-01T06:00:00Z', 'NO'), dueAt('2026-04-01T06:00:00Z')]).toEqual([14, 13]);
  const entry = { slot: { ...THURSDAY, daysOff: 'NO' as const }, since: at('2026-03-20T10:00:00Z') };
  const next = nextIssue(entry, [{ year: 2026, week: 13 }], at('2026-03-27T10:00:00Z'));
  expect(new Date(next.at).toISOString()).toBe('2026-04-01T06:00:00.000Z');
});
