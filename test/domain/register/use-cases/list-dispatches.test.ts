import { describe, expect, it } from 'vitest';
import { listDispatches } from '../../../../domain/register/use-cases/list-dispatches.ts';
import { aDispatch } from '../../../fixtures/a-dispatch.ts';
import { aDispatchingMilestone } from '../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';

const at = (day: string) => Date.parse(`${day}T09:00:00Z`);
const YEAR = { q: '', from: '2026-01-01', to: '2026-12-31' };

/**
 * A milestone of November in Malmö, Göteborg and the office; a newsletter of December in Malmö alone; and what has
 * not left.
 */
async function aWorld() {
  const world = await lendingWorld();
  await world.milestones.accept(aDispatchingMilestone({ id: 'm', dispatchedAt: at('2026-11-23') }), {});
  const sent = { state: 'completed', dispatchedAt: at('2026-12-04') } as const;
  const opened = { changedAt: at('2026-12-03') };
  await world.dispatches.open(aDispatch({ ...sent, ...opened, id: 'letter', organisations: ['1280'] }));
  await world.dispatches.open(aDispatch({ ...opened, id: 'waiting', state: 'held' }));
  await world.dispatches.open(aDispatch({ ...sent, ...opened, id: 'question', purpose: 'opt-in' }));
  return world;
}

describe('the register of the country', () => {
  it('lists what has left, newest first, and not what waits or what the log does not have', async () => {
    const listed = await listDispatches(YEAR, await aWorld());
    expect(listed.map(({ id, date, all }) => [id, date, all])).toEqual([
      ['letter', '2026-12-04', 1],
      ['m', '2026-11-23', 3],
    ]);
  });

  it('has the days that were asked for, both ends included', async () => {
    const world = await aWorld();
    const found = async (from: string, to: string) =>
      (await listDispatches({ ...YEAR, from, to }, world)).map(({ id }) => id);
    expect(await found('2026-11-23', '2026-11-23')).toEqual(['m']);
    expect(await found('2026-11-24', '2026-12-03')).toEqual([]);
  });

  it('is narrowed to what is called so, or has left in the name of an organisation that is', async () => {
    const world = await aWorld();
    const found = async (q: string) =>
      (await listDispatches({ ...YEAR, q }, world)).map(({ id, organisations }) => [
        id,
        organisations.map(({ code }) => code).toSorted(),
      ]);
    expect(await found('veckobrev')).toEqual([['letter', ['1280']]]);
    expect(await found('göteborg')).toEqual([['m', ['1480']]]);
    expect(await found('MALMO')).toEqual([
      ['letter', ['1280']],
      ['m', ['1280']],
    ]);
    expect(await found('Kiruna')).toEqual([]);
  });
});
