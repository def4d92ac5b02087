import { describe, expect, it } from 'vitest';
import { type Pace, paceSchema, renewed, reserve, type SendQuota } from '../../../domain/mail/pace.ts';

const NOW = 1_795_432_000_000;
const quota = (over: Partial<SendQuota> = {}): SendQuota => ({
  perSecond: 10,
  perDay: -1,
  sentLastDay: 0,
  ...over,
});
const fresh = (over: Partial<SendQuota> = {}) => renewed(undefined, quota(over), NOW);
const ask = (count: number, over: Partial<Parameters<typeof reserve>[1]> = {}) => ({
  count,
  lane: 'other' as const,
  now: NOW,
  patience: 3_000,
  ...over,
});

/** Asks one after the other, and says what each was told. */
function inTurn(first: Pace, asked: readonly Parameters<typeof reserve>[1][]) {
  let pace = first;
  return asked.map((one) => {
    const { next, result } = reserve(pace, one);
    pace = next ?? pace;
    return result;
  });
}

describe('the pace', () => {
  it('keeps mails a little further apart than the rate, whatever window the service counts in', () => {
    const apart = (perSecond: number) => {
      const [first, second] = inTurn(fresh({ perSecond }), [ask(1), ask(1)]);
      return first?.kind === 'at' && second?.kind === 'at' ? second.at - first.at : undefined;
    };
    // 10 a second times 0.98 is 9.8 a second: one in 102.04 ms. 14 a second: 13.72, one in 72.89 ms.
    expect(apart(10)).toBeCloseTo(102.04, 1);
    expect(apart(14)).toBeCloseTo(72.89, 1);
  });

  it('lets the first leave at once', () => {
    expect(reserve(fresh(), ask(5)).result).toEqual({
      kind: 'at',
      at: NOW,
      count: 5,
      apart: expect.closeTo(102.04, 1),
      sideBySide: 5,
    });
  });

  it('lines several reservations up, each after all the places of the one before', () => {
    const [first, second, third] = inTurn(fresh(), [ask(5), ask(2), ask(1)]);
    const apart = expect.closeTo(102.04, 1);
    expect(first).toEqual({ kind: 'at', at: NOW, count: 5, apart, sideBySide: 5 });
    // Five places of 102.04 ms, then two.
    expect(second).toMatchObject({ kind: 'at', at: expect.closeTo(NOW + 510.204, 2) });
    expect(third).toMatchObject({ kind: 'at', at: expect.closeTo(NOW + 714.286, 2) });
  });

  it('gives no place for a time when nobody asked', () => {
    const [, second] = inTurn(fresh(), [ask(1), ask(1, { now: NOW + 60_000 })]);
    expect(second).toMatchObject({ kind: 'at', at: NOW + 60_000 });
  });

  it('never lets more leave in any second than the rate, asked for one by one', () => {
    const told = inTurn(
      fresh(),
      Array.from({ length: 40 }, () => ask(1, { patience: 60_000 })),
    );
    const times = told.flatMap((result) => (result.kind === 'at' ? [result.at] : []));
    expect(times).toHaveLength(40);
    const inSecondFrom = (start: number) => times.filter((at) => at >= start && at < start + 1_000).length;
    expect(Math.max(...times.map(inSecondFrom))).toBe(10);
  });

  it('says when to come back to those who would wait too long, and gives them no place', () => {
    const busy = { ...fresh(), nextAt: NOW + 3_001 };
    expect(reserve(busy, ask(1))).toEqual({ result: { kind: 'later', at: NOW + 3_001 } });
    expect(reserve(busy, ask(1, { now: NOW + 1 })).result).toMatchObject({ kind: 'at', at: NOW + 3_001 });
  });

  it('can be stored', () => {
    const { next } = reserve(fresh(), ask(3));
    expect(paceSchema.parse(next)).toEqual(next);
  });
});

describe('the day', () => {
  it('has no end without a limit', () => {
    const open = fresh({ perDay: -1, sentLastDay: 1_000_000 });
    expect(reserve(open, ask(1_000)).result.kind).toBe('at');
  });

  it('is used up when what was sent and what is reserved fill it', () => {
    // 1,000 a day, 20 kept back: 980 for others. 970 are sent, so two batches of five fit.
    const told = inTurn(fresh({ perDay: 1_000, sentLastDay: 970 }), [ask(5), ask(5), ask(1)]);
    expect(told.map(({ kind }) => kind)).toEqual(['at', 'at', 'used-up']);
  });

  it('keeps back 2 % for press, at least ten mails', () => {
    const kindOf = (sentLastDay: number, perDay: number, lane: 'press' | 'other') =>
      reserve(fresh({ perDay, sentLastDay }), ask(1, { lane })).result.kind;
    // 2 % of 200 would be 4.
    expect(kindOf(189, 200, 'other')).toBe('at');
    expect(kindOf(190, 200, 'other')).toBe('used-up');
    expect(kindOf(190, 200, 'press')).toBe('at');
    expect(kindOf(199, 200, 'press')).toBe('at');
    expect(kindOf(200, 200, 'press')).toBe('used-up');
    expect(kindOf(48_999, 50_000, 'other')).toBe('at');
    expect(kindOf(49_000, 50_000, 'other')).toBe('used-up');
  });

  it('gives as many places as it has left, and then none', () => {
    // 1,000 a day, 20 kept back: three are left.
    const told = inTurn(fresh({ perDay: 1_000, sentLastDay: 977 }), [ask(5), ask(1)]);
    expect(told).toMatchObject([{ kind: 'at', at: NOW, count: 3 }, { kind: 'used-up' }]);
  });

  it('takes nothing from a day that is used up', () => {
    expect(reserve(fresh({ perDay: 50, sentLastDay: 50 }), ask(1)).next).toBeUndefined();
  });
});

describe('a fresh reading of the quota', () => {
  it('counts reservations from nothing, since the service has counted those', () => {
    const used = reserve(fresh({ perDay: 100 }), ask(90)).next;
    expect(used && reserve(used, ask(1)).result.kind).toBe('used-up');
    const again = renewed(used, quota({ perDay: 100, sentLastDay: 80 }), NOW + 60_000);
    expect(again).toMatchObject({ reserved: 0, readAt: NOW + 60_000 });
    expect(reserve(again, ask(10, { now: NOW + 60_000 })).result.kind).toBe('at');
  });

  it('keeps the row of those who wait', () => {
    const waiting = { ...fresh(), nextAt: NOW + 2_500 };
    expect(renewed(waiting, quota({ perSecond: 500 }), NOW).nextAt).toBe(NOW + 2_500);
    expect(renewed(waiting, quota(), NOW + 9_000).nextAt).toBe(NOW + 9_000);
  });
});
