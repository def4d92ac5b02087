import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { catalogueSourceSchema } from '../../../domain/catalogue/catalogue-schema.ts';
import { dueOf } from '../../../domain/plan/due-day.ts';
import { DAY_MILLIS } from '../../../domain/shared/duration.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { daysOf, isDayOff } from '../../fixtures/holidays.ts';

const { channels } = catalogueSourceSchema.parse(
  load(await readFile(new URL('../../../templates/catalogues/bob.yaml', import.meta.url), 'utf8')),
);
const byHand = Object.entries(channels).flatMap(([name, channel]) =>
  channel.carrier === 'people' ? [{ name, due: channel.due, notice: channel.notice }] : [],
);
const dayAfter = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY_MILLIS).toISOString().slice(0, 10);

/** By hand: the date, or the last day before it that is not off. */
function workingDayBefore(date: string): string {
  return isDayOff(date) ? workingDayBefore(dayAfter(date, -1)) : date;
}

/** By hand: the date, or the first day after it that is not off. */
function workingDayAfter(date: string): string {
  return isDayOff(date) ? workingDayAfter(dayAfter(date, 1)) : date;
}

describe('a task by hand, for a milestone on any day of 2027', () => {
  it('told in good time is due on its day, or the working day before, once it has been asked for', () => {
    const receivedAt = Date.parse('2026-01-07T09:00:00Z');
    const wrong = daysOf(2027).flatMap((occurredOn) => {
      const milestone = aMilestone({ occurredOn, receivedAt });
      return byHand.flatMap(({ name, due, notice }) => {
        const got = dueOf({ milestone, day: occurredOn }, { due, notice });
        const before = workingDayBefore(dayAfter(occurredOn, due));
        const mailed = workingDayAfter(occurredOn);
        const expected = due >= 0 && before < mailed ? mailed : before;
        return got === expected ? [] : [`${occurredOn} ${name} ${got}`];
      });
    });
    expect(byHand.length).toBeGreaterThan(15);
    expect(wrong).toEqual([]);
  });

  it.each([0, 3, 10, 30])('told %i days ahead is never due on a day off', (ahead) => {
    const onDayOff = daysOf(2027).flatMap((occurredOn) => {
      const receivedAt = Date.parse(`${dayAfter(occurredOn, -ahead)}T09:00:00Z`);
      const milestone = aMilestone({ occurredOn, receivedAt });
      return [...byHand, { name: 'at once', due: 0, notice: 0 }].flatMap(({ name, due, notice }) => {
        const got = dueOf({ milestone, day: occurredOn }, { due, notice });
        return isDayOff(got) ? [`${occurredOn} ${name} ${got}`] : [];
      });
    });
    expect(onDayOff).toEqual([]);
  });

  // 2027-05-13 is a Thursday; five days before is Saturday 8 May, and Ascension Day is 6 May.
  it.each([
    ['the Friday before, not Saturday', '2026-11-18', { due: -5, notice: 5 }, '2027-05-07'],
    ['the day that its notice ends, where that is later', '2027-05-05', { due: -5, notice: 2 }, '2027-05-10'],
  ])('is due on %s', (_, told, channel, due) => {
    const milestone = aMilestone({ occurredOn: '2027-05-13', receivedAt: Date.parse(`${told}T09:00:00Z`) });
    expect(dueOf({ milestone, day: milestone.occurredOn }, channel)).toBe(due);
  });

  // Easter Day is 28 March 2027, so mails of that Saturday leave on Tuesday 30 March; Midsummer Eve is Friday 25 June.
  it.each([
    ['2027-03-27', 0, '2027-03-30'],
    ['2027-03-27', 2, '2027-03-30'],
    ['2027-03-27', 3, '2027-03-30'],
    ['2027-03-27', 5, '2027-04-01'],
    ['2027-03-27', -2, '2027-03-25'],
    ['2027-06-05', 0, '2027-06-07'],
    ['2027-06-25', 0, '2027-06-28'],
    ['2027-06-25', 1, '2027-06-28'],
    ['2027-06-24', 0, '2027-06-24'],
    ['2027-06-24', 1, '2027-06-24'],
  ])(
    'of a milestone on %s, %i days from it, is due on %s and not before its mail leaves',
    (day, due, expected) => {
      const milestone = aMilestone({ occurredOn: day, receivedAt: Date.parse('2026-11-18T09:00:00Z') });
      expect(dueOf({ milestone, day }, { due, notice: 0 })).toBe(expected);
    },
  );
});

// 17 May 2028 is a Wednesday, and 6 June a Tuesday.
it.each([
  ['NO', '2028-05-17', '2028-05-18'],
  [undefined, '2028-05-17', '2028-05-17'],
  ['NO', '2028-06-06', '2028-06-06'],
  [undefined, '2028-06-06', '2028-06-07'],
] as const)(
  'a task of a rollout with the days off of %s, for %s, is due on %s',
  (daysOff, occurredOn, due) => {
    const receivedAt = Date.parse('2028-01-10T09:00:00Z');
    const milestone = aMilestone({ occurredOn, receivedAt, ...(daysOff ? { daysOff } : {}) });
    expect(dueOf({ milestone, day: occurredOn }, { due: 0, notice: 5 })).toBe(due);
  },
);
