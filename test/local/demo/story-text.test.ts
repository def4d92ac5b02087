import { expect, it } from 'vitest';
import { noCoverage } from '../../../domain/ledger/coverage.ts';
import type { ChangeReport } from '../../../local/demo/run-change.ts';
import type { MilestoneReport } from '../../../local/demo/run-milestone.ts';
import { storyText } from '../../../local/demo/story-text.ts';
import { readRollout } from '../../../local/rollout-files.ts';

const sample = await readRollout('local/sample/bob/rollout.yaml');

const award: MilestoneReport = {
  milestone: 'bob-procurement-2026',
  kind: 'procurement-decided',
  state: 'completed',
  seconds: 4,
  organisations: 13,
  departures: [{ day: '2026-11-23', mails: 246, organisations: ['national', '1280', '2580'] }],
  obligations: {},
  mails: { planned: 246, accepted: 246, returned: 0, skipped: 0, failed: 0, unknown: 0, takenBySes: 246 },
  groups: {},
  coverage: { total: { ...noCoverage(), told: 300, waiting: 40, waived: 7 }, owners: {}, unreached: [] },
  tasks: { open: 120, done: 3 },
  gaps: [],
  problems: [],
};
const start: MilestoneReport = {
  ...award,
  milestone: 'bob-go-live-2027',
  kind: 'go-live',
  departures: [
    { day: '2027-03-08', mails: 45, organisations: ['national', '2480'] },
    { day: '2027-03-15', mails: 9, organisations: ['1280'] },
  ],
};
const slip: ChangeReport = {
  change: 'bob-later-kiruna',
  on: '2027-03-01',
  organisation: '2584',
  facts: [{ fact: 'goLiveDate', from: '2027-06-07', to: '2027-09-01' }],
  seconds: 2,
  mails: 17,
  held: 17,
  holdStill: 0,
  problems: [],
};
const supplement: ChangeReport = {
  ...slip,
  change: 'bob-start-lulea',
  on: '2027-02-22',
  organisation: '2580',
  facts: [{ fact: 'goLiveDate', to: '2027-05-31' }],
  mails: 8,
  held: 0,
};
const linesOf = (...story: Parameters<typeof storyText>[0]) => storyText(story, sample).split('\n');

it('tells what happened on each day, with how many mails', () => {
  const slipped = 'Kiruna Municipality: Go-live date 1 September 2027, not 7 June 2027';
  expect(linesOf(award, supplement, slip, start).slice(0, 6)).toEqual([
    'day         mails  what happened',
    '2026-11-23    246  The procurement is decided',
    '2027-02-22      8  Luleå Municipality: Go-live date 31 May 2027 (what had been withheld)',
    `2027-03-01     17  ${slipped} (to the 17 people who had been told otherwise)`,
    '2027-03-08     45  The service is in use: SALAR and Umeå Municipality',
    '2027-03-15      9  The service is in use: City of Malmö',
  ]);
});

it('counts organisations where more than three begin on a day', () => {
  const departures = [
    ...start.departures,
    { day: '2027-03-22', mails: 50, organisations: ['1480', '0580', '0581', '0680'] },
  ];
  expect(linesOf({ ...start, departures })[3]).toBe(
    '2027-03-22     50  The service is in use: 4 organisations',
  );
});

it('says how many have not been told of a change', () => {
  expect(linesOf({ ...slip, holdStill: 2 })[1]).toMatch(/told otherwise; 2 have not been told\)$/);
});

it('ends with the reach ledger of each milestone, without columns in which nothing stands', () => {
  expect(
    linesOf(award, slip, {
      ...start,
      gaps: [{ organisation: '2580', gap: { kind: 'no-register-number' } }],
    }).slice(-3),
  ).toEqual([
    'reach ledger                            messages  told  waiting  waived  gaps  tasks',
    '2026-11-23  The procurement is decided       340   300       40       7     0    123',
    '2027-03-08  The service is in use            340   300       40       7     1    123',
  ]);
});
