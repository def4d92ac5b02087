import { beforeEach, describe, expect, it } from 'vitest';
import { keepSums } from '../../../../domain/ledger/use-cases/keep-sums.ts';
import { aCell, aLedgerRow } from '../../../fixtures/a-ledger.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { aRollout } from '../../../fixtures/a-rollout.ts';
import { inMemoryStores } from '../../../in-memory/in-memory-stores.ts';

const MINUTE = 60_000;
const NOON = Date.parse('2026-11-23T12:00:00Z');
const CODES = Array.from({ length: 12 }, (_, index) => String(1_280 + index));

let world: ReturnType<typeof inMemoryStores>;
beforeEach(async () => {
  world = inMemoryStores();
  const told = { state: 'completed', planHash: 'h', approvedHash: 'h' } as const;
  const milestone = aMilestone({ ...told, id: 'm', organisations: CODES, changedAt: NOON });
  await world.milestones.accept(milestone, {});
  for (const organisation of CODES) await world.ledgers.save('m', aLedgerRow({ organisation }), 0);
});

const keepAt = (at: number, until?: number) =>
  keepSums(until === undefined ? {} : { until }, { ...world, now: () => at });
const summedOf = async () => (await world.ledgerSums.find('m'))?.sums.length;
const change = async (version: number) =>
  world.ledgers.save('m', aLedgerRow({ cells: [aCell({ state: 'sent' })] }), version);

describe('what is kept of ledgers', () => {
  it('is summed in the next minute as long as there is open work', async () => {
    expect(await keepAt(NOON)).toEqual({ summed: ['m'], mended: [] });
    expect(await summedOf()).toBe(12);
    expect(await keepAt(NOON + MINUTE)).toEqual({ summed: [], mended: [] });
    await change(1);
    expect(await keepAt(NOON + 2 * MINUTE)).toEqual({ summed: ['m'], mended: [] });
  });

  it('is looked at less often, the longer nothing has moved', async () => {
    await keepAt(NOON);
    await change(1);
    // Every second minute after a quarter of an hour, every fourth hour after some days.
    expect((await keepAt(NOON + 17 * MINUTE)).summed).toEqual([]);
    expect((await keepAt(NOON + 18 * MINUTE)).summed).toEqual(['m']);
    await change(2);
    const days = 4_096 * MINUTE;
    expect((await keepAt(NOON + days + 255 * MINUTE)).summed).toEqual([]);
    expect((await keepAt(NOON + days + 256 * MINUTE)).summed).toEqual(['m']);
  });

  it('is compared with all rows in turn, and mended', async () => {
    await keepAt(NOON);
    const kept = await world.ledgerSums.find('m');
    const wrong = kept?.sums.map((one) => ({ ...one, groups: [] })) ?? [];
    await world.ledgerSums.save('m', wrong, kept?.version ?? 0);
    const mended: string[] = [];
    for (let minute = 1; minute <= 3; minute += 1)
      for (const { milestone, organisations } of (await keepAt(NOON + minute * MINUTE)).mended) {
        expect(milestone).toBe('m');
        expect(organisations.length).toBeLessThanOrEqual(5);
        mended.push(...organisations);
      }
    expect(mended.sort()).toEqual(CODES);
  });

  it('is not begun once the time is over', async () => {
    expect(await keepAt(NOON, NOON)).toEqual({ summed: [], mended: [] });
    expect(await summedOf()).toBeUndefined();
  });

  it('is made of all that was told once a day, without open work, each rollout at its minute', async () => {
    await world.rollouts.save(aRollout());
    for (const note of await world.dispatches.openWork()) await world.dispatches.closeWork(note);
    await world.milestones.accept(aMilestone({ id: 'draft', state: 'planned' }), {});
    for (const note of await world.dispatches.openWork()) await world.dispatches.closeWork(note);
    const met: number[] = [];
    for (let minute = 0; minute < 1_440; minute += 1) {
      await change(met.length + 1);
      const { summed } = await keepAt(NOON + minute * MINUTE);
      if (summed.length > 0) {
        expect(summed).toEqual(['m']);
        met.push(minute);
      }
    }
    expect(met).toHaveLength(2);
    expect((met[1] ?? 0) - (met[0] ?? 0)).toBe(1);
  });
});
