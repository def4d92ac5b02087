import { describe, expect, it } from 'vitest';
import { ledgerSumOf } from '../../../domain/ledger/ledger-sum.ts';
import type { PollCounts } from '../../../domain/polls/poll.ts';
import { deviationOf, standingOfGoal } from '../../../domain/reach/goal-standing.ts';
import { contradiction, responseOf, verifiedReach } from '../../../domain/reach/verified-reach.ts';
import { aCell, aLedgerRow } from '../../fixtures/a-ledger.ts';

const ORDER = ['lead', 'clerks', 'caretakers'];
const cell = (group: string) => aCell({ group, state: 'delivered', people: 40, reached: 40 });
const sums = ['1280', '01'].map((organisation) =>
  ledgerSumOf(
    aLedgerRow({
      organisation,
      kind: organisation === '01' ? 'region' : 'municipality',
      cells: ORDER.map(cell),
    }),
  ),
);
const counts = (group: string, right: number, wrong: number, organisation = '1280'): PollCounts => ({
  ...{ milestone: 'm', organisation, group, question: 'sample', right, wrong },
});
const reachOf = (...all: PollCounts[]) =>
  verifiedReach({ sums, counts: all, order: ORDER, today: '2027-01-10' });

describe('claimed and verified', () => {
  it('stand side by side, with the share’s interval, and may contradict each other', () => {
    const reach = reachOf(counts('lead', 12, 28), counts('clerks', 15, 12), counts('caretakers', 10, 15));
    const lead = reach.groups.get('lead');
    expect(lead?.claimed).toEqual({ part: 2, of: 2 });
    expect(lead?.verified).toMatchObject({ of: 40, share: 0.3 });
    expect(lead?.verified?.low).toBeGreaterThan(0.2);
    expect(lead?.verified?.high).toBeLessThan(0.45);
    expect(lead && contradiction(lead)).toBe('over');
    expect(reach.total.verified).toMatchObject({ of: 92 });
  });

  it('show nothing of nine answers, and a share of ten', () => {
    expect(reachOf(counts('lead', 5, 4)).total.verified).toBeUndefined();
    expect(reachOf(counts('lead', 5, 5)).total.verified).toMatchObject({ of: 10, share: 0.5 });
  });

  it('count a sample, those who answer by themselves, and those who say they know enough, each by itself', () => {
    const reach = reachOf(
      counts('lead', 5, 15),
      { ...counts('lead', 18, 2), question: 'check' },
      { milestone: 'm', organisation: '1280', group: 'lead', question: 'line', yes: 15, no: 5 },
    );
    const shares = [reach.total.verified, reach.total.known, reach.total.enough].map((one) => one?.share);
    expect(shares).toEqual([0.25, 0.9, 0.75]);
  });
});

describe('the share of a sample that answered', () => {
  const mails = ['1280', '01'].map((organisation) => ({ organisation, reached: { lead: 60, clerks: 20 } }));
  const all = [counts('lead', 12, 28), counts('clerks', 15, 12, '01'), counts('caretakers', 10, 15)];
  const withMails = (...given: PollCounts[]) =>
    verifiedReach({ sums, counts: given, asked: mails, order: ORDER, today: '2027-01-10' });

  it('is of those whom the question has reached, group by group, by kind, and in all', () => {
    const { groups, kinds, total } = withMails(...all);
    const lead = groups.get('lead');
    expect(lead?.asked).toBe(120);
    expect(lead && responseOf(lead)).toEqual({ part: 40, of: 120, isLow: false });
    expect([groups.get('caretakers')?.asked, kinds.get('municipality')?.asked, total.asked]).toEqual([
      ...[undefined, 80, 160],
    ]);
  });

  it('is low under thirty of a hundred, and never more than all', () => {
    const one = (of: number, asked: number) =>
      responseOf({ verified: { of, share: 0.5, low: 0.4, high: 0.6 }, asked });
    expect([one(29, 100)?.isLow, one(30, 100)?.isLow, one(12, 10)]).toEqual([
      ...[true, false, { part: 10, of: 10, isLow: false }],
    ]);
  });

  it('is not said where the answers are not shown: it would be a limit to compute with', () => {
    const reach = withMails(counts('lead', 12, 28), counts('clerks', 3, 2), counts('caretakers', 20, 10));
    expect(reach.groups.get('clerks')).toMatchObject({ verified: undefined, asked: undefined });
    expect(withMails().total.asked).toBeUndefined();
  });
});

describe('a goal', () => {
  const goal = { percent: 70, by: '2026-12-31' };
  const found = (low: number, share: number, high: number) => ({ verified: { of: 50, low, share, high } });

  it.each([
    ['reached', found(0.71, 0.8, 0.87), '2026-12-01'],
    ['unclear', found(0.6, 0.72, 0.81), '2027-02-01'],
    ['behind', found(0.3, 0.4, 0.5), '2026-12-31'],
    ['missed', found(0.3, 0.4, 0.5), '2027-01-01'],
    ['unmeasured', { claimed: { part: 9, of: 9 } }, '2027-01-01'],
  ])('is %s by what was verified, whatever is claimed', (standing, figures, today) => {
    expect(standingOfGoal(goal, figures, today)).toBe(standing);
  });

  it('deviates by percentage points', () => {
    expect(deviationOf(goal, found(0.3, 0.4, 0.5))).toBe(-30);
    expect(deviationOf(goal, {})).toBeUndefined();
  });
});
