import { describe, expect, it } from 'vitest';
import { sendWorkers } from '../../domain/mail/exposure.ts';
import { shareOf } from '../share.ts';
import { type BulkResult, runBulk } from './run-bulk.ts';

const DAY = 86_400_000;
const healthy = { violations: [], duplicates: 0 };

/** The share of the rate that was used, once the first second, in which all begin, is over. */
function useOf({ takenAt }: BulkResult, perSecond: number): number {
  const last = takenAt.at(-1) ?? 0;
  return takenAt.filter((at) => at > 1_000).length / (((last - 1_000) / 1_000) * perSecond);
}

describe('ten thousand mails', () => {
  it('survive five minutes without a mail service: ten at most unknown, none twice, the rest sent later', async () => {
    const outage = { at: 240_000, does: 'outage', millis: 300_000 } as const;
    const limits = { perSecond: 14, perDay: -1 };
    const result = await runBulk({ organisations: 40, people: 250, workers: 2, limits, acts: [outage] });
    expect(result).toMatchObject({ ...healthy, planned: 10_000 });
    expect(result.unknown.length).toBeGreaterThan(0);
    expect(result.unknown.length).toBeLessThanOrEqual(10);
    expect(result.taken).toBeGreaterThanOrEqual(10_000 - result.unknown.length);
    // Nobody called for five minutes, and then it went on within one.
    const pause = Math.max(...result.takenAt.map((at, index) => at - (result.takenAt[index - 1] ?? at)));
    expect(pause).toBeGreaterThan(290_000);
    expect(pause).toBeLessThan(360_000);
  }, 120_000);
});

describe('the pace', () => {
  // In organisations of the size that they have, with as many workers as are deployed for the rate.
  const loads = [
    { perSecond: 14, organisations: 20, people: 25 },
    { perSecond: 200, organisations: 8, people: 375 },
    { perSecond: 200, organisations: 100, people: 25 },
    { perSecond: 500, organisations: 200, people: 25 },
    { perSecond: 1_000, organisations: shareOf({ part: 0, whole: 240 }), people: 40 },
  ].filter(({ organisations }) => organisations > 0);

  it.each(loads.map((load) => ({ ...load, workers: sendWorkers(load.perSecond) })))(
    'uses 95 % of $perSecond/s with $workers workers and $people people per organisation; under 1 % throttled',
    async ({ perSecond, ...load }) => {
      const result = await runBulk({ ...load, limits: { perSecond, perDay: -1 } });
      const planned = load.organisations * load.people;
      expect(result).toMatchObject({ ...healthy, planned, taken: planned, unknown: [] });
      expect(result.throttled / result.calls).toBeLessThanOrEqual(0.01);
      expect(useOf(result, perSecond)).toBeGreaterThanOrEqual(0.95);
    },
    120_000,
  );
});

describe('workers that are killed', () => {
  const KILLS = 20;
  const loads = [
    { perSecond: 14, organisations: 20, people: 25 },
    { perSecond: 200, organisations: 80, people: 25 },
    { perSecond: 1_000, organisations: 120, people: 25 },
  ];

  it.each(loads)(
    `${KILLS} times at $perSecond/s lose no mail, send none twice, leave at most a batch each without an outcome`,
    async ({ perSecond, ...load }) => {
      const planned = load.organisations * load.people;
      const workers = sendWorkers(perSecond);
      const result = await runBulk({
        ...load,
        workers,
        limits: { perSecond, perDay: -1 },
        kills: { count: KILLS, withinMillis: (planned / perSecond) * 1_000 },
      });
      const left = result.killed.flatMap(({ hadLeft }) => hadLeft);
      const notLeft = result.killed.flatMap(({ hadNotLeft }) => hadNotLeft);
      expect(result).toMatchObject({ ...healthy, planned, failed: 0 });
      expect(result.killed).toHaveLength(KILLS);
      for (const { hadLeft, hadNotLeft } of result.killed)
        expect(hadLeft.length + hadNotLeft.length).toBeLessThanOrEqual(perSecond === 14 ? 5 : 10);
      // All were caught with mails in the air, and what became of those that had left was told by events, without a
      // person.
      expect(left.length).toBeGreaterThan(KILLS);
      expect(result.unknown.filter((id) => left.includes(id))).toEqual([]);
      expect(result.unknown.filter((id) => !notLeft.includes(id))).toEqual([]);
      expect(result.taken + result.unknown.length).toBe(planned);
    },
    120_000,
  );
});

describe('a day’s quota', () => {
  it('that is used up stops the mails, says so in one alarm, and the next day goes on with them', async () => {
    const limits = { perSecond: 14, perDay: 100 };
    const result = await runBulk({ organisations: 2, people: 85, workers: 2, limits });
    expect(result).toMatchObject({ ...healthy, planned: 170, taken: 170, throttled: 0, unknown: [] });
    const [first, second] = [
      result.takenAt.filter((at) => at < DAY),
      result.takenAt.filter((at) => at >= DAY),
    ];
    expect(result.alarms).toEqual(['daily-quota']);
    // Ten of a hundred are kept back for press.
    expect(first.length).toBeLessThanOrEqual(90);
    expect(first.length).toBeGreaterThan(80);
    expect(second).toHaveLength(170 - first.length);
    expect(Math.max(...first)).toBeLessThan(60_000);
    expect(Math.max(...second)).toBeLessThan(DAY + 3_600_000);
  });
});
