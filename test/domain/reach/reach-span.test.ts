import { describe, expect, it } from 'vitest';
import { type MilestoneGroup, newestWithin, spannedBy } from '../../../domain/reach/reach-span.ts';
import { aDispatchingMilestone, aMilestone } from '../../fixtures/a-milestone.ts';

const on = (day: number, over: Parameters<typeof aDispatchingMilestone>[0] = {}) =>
  aDispatchingMilestone({
    id: `m-${day}`,
    occurredOn: `2026-11-${String(day).padStart(2, '0')}`,
    kind: day % 2 === 0 ? 'decided' : 'start',
    ...over,
  });
/** The numbers of milestones; those that are looked at as one stand together. */
const days = (points: readonly MilestoneGroup[]) =>
  points.map((point) => point.map(({ id }) => id.slice(2)).join('+'));
const upTo = (count: number) => Array.from({ length: count }, (_, index) => on(index + 1));

describe('the milestones that one looks back at', () => {
  it('come in the order of their days, and those of one day as they came in', () => {
    const early = on(4, { id: 'm-40', receivedAt: 5 });
    const late = on(4, { id: 'm-41', receivedAt: 1_000 });
    expect(days(spannedBy({ page: 1 }, [on(9), late, on(2), early]).points)).toEqual(['2', '40', '41', '9']);
  });

  it('are the released ones: not those waiting for approval, held or stopped', () => {
    const others = [
      aMilestone({ id: 'm-90', state: 'planned', planHash: 'hash' }),
      aDispatchingMilestone({ id: 'm-91', state: 'stopped' }),
      aDispatchingMilestone({ id: 'm-92', approvedHash: 'another' }),
    ];
    expect(days(spannedBy({ page: 1 }, [...others, on(1)]).points)).toEqual(['1']);
  });

  it('are twenty a page, the newest first page, and say how many are on the others', () => {
    const all = upTo(25);
    const [first, second, third] = [1, 2, 3].map((page) => spannedBy({ page }, all));
    expect([days(first?.points ?? []).at(0), first?.earlier, first?.later]).toEqual(['6', 5, 0]);
    expect([days(second?.points ?? []), second?.earlier, second?.later]).toEqual([
      ['1', '2', '3', '4', '5'],
      0,
      20,
    ]);
    expect(third?.points).toEqual([]);
  });

  it('are local ones of a kind and month together, where the broadest is more than twice as broad', () => {
    const local = (day: number, over: Parameters<typeof on>[1] = {}) =>
      on(day, { kind: 'start', organisations: ['1280'], ...over });
    const december = local(30, { occurredOn: '2026-12-01' });
    const all = [on(1), local(3), on(5), local(7), december, local(9, { kind: 'decided' })];
    // The broadest is for three; two of three are not local.
    expect(days(spannedBy({ page: 1 }, all).points)).toEqual(['1', '5', '3+7', '9', '30']);
    expect(days(spannedBy({ page: 1, kind: 'start' }, all).points)).toEqual(['1', '5', '3+7', '30']);
    expect(days(spannedBy({ page: 1, each: 'yes' }, all).points)).toEqual(['1', '3', '5', '7', '9', '30']);
    const two = [on(1), local(3, { organisations: ['1280', '1480'] }), local(7)];
    expect(days(spannedBy({ page: 1 }, two).points)).toEqual(['1', '3', '7']);
  });

  it('are of one kind where one is chosen, among all kinds that there are', () => {
    const { points, kinds } = spannedBy({ kind: 'decided', page: 1 }, upTo(5));
    expect(days(points)).toEqual(['2', '4']);
    expect(kinds.toSorted()).toEqual(['decided', 'start']);
  });
});

describe('the newest that can be read at once', () => {
  const three = { organisations: ['1280', '1480', '2584'] };
  const all = [on(1, three), on(2), on(3, three), on(4, { organisations: ['1280'] })];

  it('are as many as their ledgers allow, whatever their breadth', () => {
    // 1 + 3 + 3 (a milestone is for three places) = 7, and the first would make it 10
    expect(newestWithin(all, { milestones: 9, ledgers: 9 })).toMatchObject({ earlier: 1 });
    expect(days(newestWithin(all, { milestones: 9, ledgers: 9 }).points)).toEqual(['2', '3', '4']);
    expect(newestWithin(all, { milestones: 9, ledgers: 10 }).earlier).toBe(0);
  });

  it('are no more than so many, and at least one', () => {
    expect(days(newestWithin(all, { milestones: 2, ledgers: 99 }).points)).toEqual(['3', '4']);
    expect(days(newestWithin([on(3, three)], { milestones: 2, ledgers: 1 }).points)).toEqual(['3']);
    expect(newestWithin([])).toEqual({ points: [], earlier: 0 });
  });
});
