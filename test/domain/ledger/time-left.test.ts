import { describe, expect, it } from 'vitest';
import { secondsLeft } from '../../../domain/ledger/time-left.ts';
import { someCounts } from '../../fixtures/a-plan.ts';

const BEGUN = Date.parse('2027-03-08T08:00:00+01:00');
const dispatch = { state: 'dispatching', dispatchedAt: BEGUN } as const;
const summaries = [
  { organisation: '1280', deliveries: 200 },
  { organisation: '1480', deliveries: 100 },
];
const sent = (malmo: number, goteborg = 0) => [
  someCounts({ organisation: '1280', accepted: malmo }),
  someCounts({ organisation: '1480', accepted: goteborg }),
];
const secondsIn = (seconds: number) => BEGUN + seconds * 1_000;

describe('the time until the rest of a dispatch has left', () => {
  it.each([
    ['100 of 300 in 20 s: 200 more take 40 s', 20, sent(100), 40],
    ['150 of 300 in a minute: another minute', 60, sent(100, 50), 60],
    ['299 of 300 in 299 s: a second', 299, sent(200, 99), 1],
  ])('is what it takes at the pace so far: %s', (_what, seconds, allCounts, left) => {
    expect(secondsLeft(dispatch, { summaries, allCounts, now: secondsIn(seconds) })).toBe(left);
  });

  it.each([
    ['before the first seconds are over', 4, sent(100)],
    ['before the first mails have left', 20, sent(9)],
    ['once all have left', 60, sent(200, 100)],
  ])('is not told %s', (_when, seconds, allCounts) => {
    expect(secondsLeft(dispatch, { summaries, allCounts, now: secondsIn(seconds) })).toBeUndefined();
  });

  it('is not told of what is stopped, approved or done', () => {
    for (const state of ['approved', 'stopping', 'completed'] as const)
      expect(
        secondsLeft({ ...dispatch, state }, { summaries, allCounts: sent(100), now: secondsIn(20) }),
      ).toBeUndefined();
  });

  it('counts from when it could no longer be undone, and leaves out who waits for their day', () => {
    const undoable = { ...dispatch, undoUntil: secondsIn(60) };
    expect(secondsLeft(undoable, { summaries, allCounts: sent(100), now: secondsIn(80) })).toBe(40);
    const waits = [
      { organisation: '1280', deliveries: 200 },
      { organisation: '1480', deliveries: 100, waits: { renewedAt: BEGUN } },
    ];
    expect(secondsLeft(dispatch, { summaries: waits, allCounts: sent(100), now: secondsIn(20) })).toBe(20);
  });
});
