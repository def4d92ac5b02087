import { beforeAll, describe, expect, it } from 'vitest';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { shareOf } from '../share.ts';
import { calendarWorld } from './calendar-world.ts';
import { judge } from './judge-sentences.ts';
import { type Reading, readEveryDay } from './readings.ts';
import { judgeCalendar, summed } from './run-calendars.ts';
import { SENTENCES, type Sentence } from './sentences-by-hand.ts';

/** More run with `npm run simulate -- --calendars`. */
const CALENDARS = shareOf({ part: 4, whole: 200 });
/** Starts and costs of the sample, read off local/sample/bob/rollout.yaml by hand. */
const STARTS: Readonly<Record<string, string>> = {
  ...{ national: '2027-03-08', '2480': '2027-03-08', '1280': '2027-03-15', '1480': '2027-03-22' },
  ...{ '0580': '2027-04-12', '0581': '2027-04-19', '0680': '2027-04-26', '1283': '2027-05-03' },
  ...{ '0885': '2027-05-10', '1880': '2027-05-17', '1980': '2027-05-24', '2584': '2027-06-07' },
};
const COSTS: Readonly<Record<string, string>> = {
  ...{ '1280': '730 000', '1480': '1 210 000', '2480': '264 000', '0580': '334 000', '0581': '288 000' },
  ...{ '0680': '290 000', '0885': '21 600', '1283': '302 000', '1880': '318 000', '1980': '318 000' },
  ...{ '2580': '158 000', '2584': '44 800' },
};
const SAMPLE = {
  ...{ decided: '2026-11-23', standstillEnd: '2026-12-03', contract: '2026-12-14' },
  ...{ connected: '2027-02-15', connectionPlanned: '2027-02-15', trainingStart: '2027-02-22' },
  ...{ frameworkEnd: '2030-12-13', firstStart: '2027-03-08' },
  lastStart: '2027-06-07',
  ...{ isReviewed: false, isPostponed: false },
};
const ofSample = (organisation: string | undefined) => ({
  ...SAMPLE,
  start: STARTS[organisation ?? ''],
  cost: COSTS[organisation ?? ''],
});
const all = { organisations: 'all' as const };
const HAPPENINGS = [
  {
    on: '2026-11-23',
    reached: {
      ...{ ...all, id: 'award', kind: 'procurement-decided', occurredOn: '2026-11-23' },
      facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
    },
  },
  {
    on: '2027-02-15',
    reached: {
      ...{ ...all, id: 'connected', kind: 'integration-ready', occurredOn: '2027-02-15' },
      facts: { contractDate: '2026-12-14' },
    },
  },
  { on: '2027-03-08', reached: { ...all, id: 'live', kind: 'go-live', occurredOn: '2027-03-08' } },
];

let source: RolloutSource;
let ofTheSample: { readings: Reading[]; refused: string[] };
const found = new Set<Sentence>();

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
  const world = await calendarWorld(source, '2026-11-22 17:00');
  ofTheSample = await readEveryDay(world, { rollout: 'bob', until: '2027-07-15', happenings: HAPPENINGS });
});

describe('What is read on any day of a calendar', () => {
  it('is true in the sample, on the day it is read and where it is read', () => {
    const { readings, refused } = ofTheSample;
    expect(refused).toEqual([]);
    for (const where of [
      'mail to',
      'issue',
      'page',
      'slides',
      'memo',
      'relay-brief',
      'question-script',
      'bluesky',
    ])
      expect([where, readings.some((reading) => reading.where.startsWith(where))]).toEqual([where, true]);
    const judged = judge(readings, ofSample);
    for (const sentence of judged.found) found.add(sentence);
    expect(summed(judged.untrue)).toEqual([]);
    expect(judged.count).toBeGreaterThan(5000);
  });

  it('is nothing about the start where nobody has said its day', () => {
    const ofLulea = ofTheSample.readings.filter(({ organisation }) => organisation === '2580');
    expect(ofLulea.filter(({ where }) => where.endsWith('of connected')).length).toBeGreaterThan(5);
    expect(ofLulea.filter(({ where }) => where.endsWith('of live')).map(({ where }) => where)).toEqual([]);
  });

  it.each(Array.from({ length: CALENDARS }, (_, seed) => seed + 1))(
    'is true in the calendar drawn from %i',
    async (seed) => {
      const judged = await judgeCalendar(source, seed);
      for (const sentence of judged.found) found.add(sentence);
      expect(judged.wrong).toEqual([]);
      expect(judged.count).toBeGreaterThan(500);
    },
    90_000,
  );

  it('has said every sentence of the table somewhere', () => {
    expect(SENTENCES.length).toBeGreaterThanOrEqual(60);
    expect(SENTENCES.filter((sentence) => !found.has(sentence)).map(({ words }) => words)).toEqual([]);
  });

  it('would be caught if it came a day too soon, or after another day had been set', () => {
    const where = 'mail';
    const text = 'Nu är Bokning och bidrag i bruk. Tjänsten är i bruk från och med den 15 mars 2027.';
    const judged = (organisation: string, day: string) =>
      judge([{ day, happened: 0, organisation, where, text }], ofSample).untrue.map(({ said }) => said);
    expect(judged('1280', '2027-03-15')).toEqual([]);
    expect(judged('1280', '2027-03-14')).toHaveLength(2);
    expect(judged('1480', '2027-03-22')).toEqual(['Tjänsten är i bruk från och med den 15 mars 2027']);
  });
});
