import { describe, expect, it } from 'vitest';
import { ledgerSumOf, milestoneSumOf } from '../../../domain/ledger/ledger-sum.ts';
import { changeOf, percentOf, trendPoint } from '../../../domain/reach/reach-trend.ts';
import { aCell, aLedgerRow } from '../../fixtures/a-ledger.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';

const TODAY = '2026-12-10';
const byHand = (over: Parameters<typeof aCell>[0] = {}) =>
  aCell({
    channel: 'meeting',
    carrier: 'people',
    owner: 'local-lead',
    people: 0,
    due: '2026-12-01',
    ...over,
  });

/**
 * Malmö: clerks are told why by mail, at 2 of 3 people, and at a meeting that is confirmed; cost at a meeting that is
 * late. The lead's mail arrived. Göteborg: clerks have nobody to mail why to, and a meeting that still has time; a
 * second meeting need not be.
 */
const rows = [
  aLedgerRow({
    cells: [
      aCell({ messages: ['why'], state: 'partly-sent', people: 3, reached: 2 }),
      byHand({ messages: ['why'], state: 'confirmed' }),
      byHand({ channel: 'forum', messages: ['cost'] }),
      aCell({ group: 'lead', messages: ['dates'], state: 'delivered', people: 1, reached: 1, delivered: 1 }),
    ],
  }),
  aLedgerRow({
    organisation: '1480',
    name: { sv: 'Göteborgs Stad' },
    cells: [
      aCell({ messages: ['why'], state: 'not-sent', people: 0 }),
      byHand({ messages: ['why'], due: '2026-12-10' }),
      byHand({ channel: 'forum', messages: ['why'], state: 'waived' }),
    ],
  }),
];
const sums = [milestoneSumOf(rows.map(ledgerSumOf))];
const point = trendPoint([aMilestone()], sums, TODAY);

describe('what a milestone came to', () => {
  it('is the messages that have arrived of all that are to, in whatever way', () => {
    // why and dates at Malmö, of why, cost, dates there and why at Göteborg
    expect(point.told).toEqual({ part: 2, of: 4 });
    expect(point.organisations).toBe(2);
  });

  it('is what is late: cost at Malmö, since at Göteborg a meeting is today', () => {
    expect(point.overdue).toEqual({ part: 1, of: 4 });
  });

  it('is what was done by hand of that whose day is over, neither what has time nor what is waived', () => {
    expect(point.byHand).toEqual({ part: 1, of: 2 });
    const tomorrow = trendPoint([aMilestone()], sums, '2026-12-11');
    expect(tomorrow.byHand).toEqual({ part: 1, of: 3 });
    expect(tomorrow.overdue).toEqual({ part: 2, of: 4 });
  });

  it('is the people whom mail reached of those who were to get it', () => {
    expect(point.byMail).toEqual({ part: 3, of: 4 });
  });

  it('is told for each group alone', () => {
    expect([...point.groups]).toEqual([
      ['clerks', { part: 1, of: 3 }],
      ['lead', { part: 1, of: 1 }],
    ]);
  });

  it('is nothing of nothing before anything was planned', () => {
    const none = { part: 0, of: 0 };
    expect(trendPoint([aMilestone()], [], TODAY)).toMatchObject({
      ...{ told: none, overdue: none, byHand: none, byMail: none },
      organisations: 0,
    });
  });

  it('names the milestone, and nothing of who triggered it', () => {
    expect(point).toMatchObject({
      milestones: ['lending-decided-2026'],
      kind: 'decided',
      occurredOn: '2026-11-23',
    });
    expect(JSON.stringify(point)).not.toContain('coordinator@office.example');
  });

  it('is that of several together: all of them, until the last day, each organisation once', () => {
    const later = aMilestone({ id: 'later', occurredOn: '2026-11-30' });
    const both = trendPoint(
      [aMilestone(), later],
      [...sums, milestoneSumOf(rows.slice(1).map(ledgerSumOf))],
      TODAY,
    );
    expect(both).toMatchObject({
      ...{ milestones: ['lending-decided-2026', 'later'], occurredOn: '2026-11-30', organisations: 2 },
      told: { part: 2, of: 5 },
      byMail: { part: 3, of: 4 },
    });
  });
});

describe('a share in per cent', () => {
  it.each([
    [0, 3, 0],
    [1, 3, 33],
    [2, 3, 66],
    [3, 3, 100],
    [999, 1000, 99],
    [1, 1000, 1],
  ])('of %i of %i is %i: only all is 100, only none is 0', (part, of, percent) => {
    expect(percentOf({ part, of })).toBe(percent);
  });

  it('of nothing is none', () => {
    expect(percentOf({ part: 0, of: 0 })).toBeUndefined();
  });
});

describe('the change', () => {
  it('is from the last but one to the last that have a share, in percentage points', () => {
    const [half, none, most] = [
      { part: 1, of: 2 },
      { part: 0, of: 0 },
      { part: 3, of: 4 },
    ] as const;
    expect(changeOf([half, most])).toBe(25);
    expect(changeOf([most, none, half, none])).toBe(-25);
    expect(changeOf([none, half])).toBeUndefined();
    expect(changeOf([])).toBeUndefined();
  });
});
