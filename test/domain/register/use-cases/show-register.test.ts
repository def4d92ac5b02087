import { describe, expect, it } from 'vitest';
import { showRegister, showRegisterEntry } from '../../../../domain/register/use-cases/show-register.ts';
import { registerCsv, registerJson } from '../../../../templates/downloads/register-files.ts';
import { aDelivery } from '../../../fixtures/a-delivery.ts';
import { aDispatch } from '../../../fixtures/a-dispatch.ts';
import { aDispatchingMilestone } from '../../../fixtures/a-milestone.ts';
import { aPlan, aSummary } from '../../../fixtures/a-plan.ts';
import { anOutcome } from '../../../fixtures/an-outcome.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';

const at = (day: string) => Date.parse(`${day}T09:00:00Z`);
const YEAR = { organisation: '1280', from: '2026-01-01', to: '2026-12-31' };

/** A milestone of November, a newsletter that was opened in December, and a release that nobody got. */
async function aWorld() {
  const world = await lendingWorld();
  const sent = { deliveries: [aDelivery({ outcome: anOutcome('delivered') })] };
  await world.milestones.accept(aDispatchingMilestone({ id: 'm', dispatchedAt: at('2026-11-23') }), {});
  await world.plans.write('m', aPlan(sent));
  await world.plans.markPlanned('m', aSummary({ hash: 'part-of-m' }));
  const newsletter = aDispatch({ id: 'letter', changedAt: at('2026-12-03'), dispatchedAt: at('2026-12-04') });
  await world.dispatches.open({ ...newsletter, state: 'completed' });
  await world.plans.write('letter', aPlan(sent));
  await world.dispatches.open(
    aDispatch({ id: 'release', purpose: 'press-release', changedAt: at('2026-12-05') }),
  );
  await world.plans.write('release', aPlan());
  return world;
}

describe('the register of an organisation', () => {
  it('has an entry for each dispatch that sent something, whatever it was for, the oldest first', async () => {
    const register = await showRegister(YEAR, await aWorld());
    expect(register?.entries.map(({ dispatch, purpose, date }) => [dispatch, purpose, date])).toEqual([
      ['m', 'milestone', '2026-11-23'],
      ['letter', 'newsletter', '2026-12-04'],
    ]);
    expect(register?.entries[0]?.hash).toBe('part-of-m');
  });

  it('says which entries a change takes the place of, and in those by which change', async () => {
    const world = await aWorld();
    const change = aDispatchingMilestone({
      ...{ id: 'later', kind: 'fact-changed', dispatchedAt: at('2026-12-10') },
      change: { facts: [{ fact: 'price', from: 12, to: 15 }] },
    });
    await world.milestones.accept(change, {});
    await world.plans.write('later', aPlan({ deliveries: [aDelivery({ outcome: anOutcome('delivered') })] }));
    await world.plans.markPlanned('later', aSummary({ hash: 'part', supersedes: ['m'] }));
    const register = await showRegister(YEAR, world);
    const chain = register?.entries.map((entry) => [entry.dispatch, entry.supersedes, entry.supersededBy]);
    expect(chain).toEqual([
      ['m', undefined, ['later']],
      ['letter', undefined, undefined],
      ['later', ['m'], undefined],
    ]);
    const [first] = (await showRegister({ ...YEAR, to: '2026-11-30' }, world))?.entries ?? [];
    expect(first?.supersededBy).toEqual(['later']);
    expect(await showRegisterEntry({ organisation: '1280', dispatch: 'm' }, world)).toMatchObject({
      supersededBy: ['later'],
    });
    const rows = register ? registerCsv(register, 'en').split(/\r?\n/) : [];
    expect(rows[0]).toMatch(/Supersedes.Superseded by"?$/);
    expect(rows.find((row) => row.includes('letter'))).not.toContain('later');
    expect(rows.filter((row) => row.includes('later'))).toHaveLength(2);
    expect(register && JSON.stringify(registerJson(register))).toContain('"supersededBy":["later"]');
  });

  it('has the number under which the organisation keeps it, and not that of the office', async () => {
    const world = await aWorld();
    const number = (await world.rollouts.participation('lending', '1280'))?.registerNumber;
    expect((await showRegister(YEAR, world))?.entries[0]?.registerNumber).toBe(number);
    expect(number).not.toBe('KONTORET 2026/7');
  });

  it('has the days that were asked for, both ends included, and no others', async () => {
    const world = await aWorld();
    const found = async (from: string, to: string) =>
      (await showRegister({ ...YEAR, from, to }, world))?.entries.map(({ dispatch }) => dispatch);
    expect(await found('2026-11-23', '2026-11-23')).toEqual(['m']);
    expect(await found('2026-11-24', '2026-12-04')).toEqual(['letter']);
    expect(await found('2026-11-24', '2026-12-03')).toEqual([]);
  });

  it('has nothing of another organisation, and is not there for one that is not', async () => {
    const world = await aWorld();
    expect((await showRegister({ ...YEAR, organisation: '1480' }, world))?.entries).toEqual([]);
    expect(await showRegister({ ...YEAR, organisation: '9999' }, world)).toBeUndefined();
  });
});
