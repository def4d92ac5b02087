import { describe, expect, it } from 'vitest';
import { type BulkResult, runBulk } from './run-bulk.ts';

const DAY = 86_400_000;
const healthy = { violations: [], duplicates: 0 };

/** The share of the rate that was used, once the first second, in which all begin, is over. */
function useOf({ takenAt }: BulkResult, perSecond: number): number {
  const last = takenAt.at(-1) ?? 0;
  return takenAt.filter((at) => at > 1_000).length / (((last - 1_000) / 1_000) * perSecond);
}

describe('ten thousand mails', () => {
  it('survive five minutes without the mail service: ten at most unknown, none twice, the rest sent later', async () => {
    const outage = { at: 240_000, does: 'outage', millis: 300_000 } as const;
    const limits = { perSecond: 14, perDay: -1 };
    const result = await runBulk({ organisations: 40, people: 250, workers: 2, limits, acts: [outage] });
    expect(result).toMatchObject({ ...healthy, planned: 10_000 });
    expect(result.unknown).toBeGreaterThan(0);
    expect(result.unknown).toBeLessThanOrEqual(10);
    expect(result.taken).toBeGreaterThanOrEqual(10_000 - result.unknown);
    // Nobody called for five minutes, and then it went on within one.
    const pause = Math.max(...result.takenAt.map((at, index) => at - (result.takenAt[index - 1] ?? at)));
    expect(pause).toBeGreaterThan(290_000);
    expect(pause).toBeLessThan(360_000);
  }, 120_000);
});

describe('the pace', () => {
  const loads = [
    { perSecond: 14, organisations: 4, people: 140 },
    { perSecond: 200, organisations: 8, people: 375 },
    { perSecond: 500, organisations: 10, people: 600 },
  ];

  it.each(loads.flatMap((load) => [1, 4].map((workers) => ({ ...load, workers }))))(
    'uses 95 % of $perSecond a second with $workers workers, and is turned away for less than 1 % of its calls',
    async ({ perSecond, ...load }) => {
      const result = await runBulk({ ...load, limits: { perSecond, perDay: -1 } });
      const planned = load.organisations * load.people;
      expect(result).toMatchObject({ ...healthy, planned, taken: planned, unknown: 0 });
      expect(result.throttled / result.calls).toBeLessThanOrEqual(0.01);
      expect(useOf(result, perSecond)).toBeGreaterThanOrEqual(0.95);
    },
    120_000,
  );
});

describe('a day’s quota', () => {
  it('that is used up stops the mails, and the next day goes on with them', async () => {
    const limits = { perSecond: 14, perDay: 100 };
    const result = await runBulk({ organisations: 2, people: 85, workers: 2, limits });
    expect(result).toMatchObject({ ...healthy, planned: 170, taken: 170, throttled: 0, unknown: 0 });
    const [first, second] = [
      result.takenAt.filter((at) => at < DAY),
      result.takenAt.filter((at) => at >= DAY),
    ];
    // Ten of a hundred are kept back for press.
    expect(first.length).toBeLessThanOrEqual(90);
    expect(first.length).toBeGreaterThan(80);
    expect(second).toHaveLength(170 - first.length);
    expect(Math.max(...first)).toBeLessThan(60_000);
    expect(Math.max(...second)).toBeLessThan(DAY + 3_600_000);
  }, 60_000);
});
