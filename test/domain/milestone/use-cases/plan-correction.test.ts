import { beforeEach, describe, expect, it } from 'vitest';
import { acceptChange, factChangedSchema } from '../../../../domain/milestone/use-cases/accept-change.ts';
import { planOrganisation } from '../../../../domain/milestone/use-cases/plan-organisation.ts';
import type { Milestone } from '../../../../domain/plan/milestone.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { type LendingWorld, lendingWorld } from '../../../fixtures/lending-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

const KNOWN = { supplier: 'Exempelbolaget AB' };
const LATER = { dispatchId: 'renamed', organisation: '1280', delaySeconds: 60 };
let world: LendingWorld;

beforeEach(async () => {
  world = await lendingWorld();
});

async function rename(): Promise<void> {
  const changed = {
    id: 'renamed',
    rollout: 'lending',
    facts: { supplier: 'Nya Bolaget AB' },
    why: 'Nytt namn.',
  };
  const said = factChangedSchema.parse({ ...changed, changedBy: 'coordinator@office.example' });
  await acceptChange(said, { at: world.now(), byHand: false }, world);
  world.planJobs.enqueued.length = 0;
}

const plan = (ports = world) => planOrganisation({ dispatchId: 'renamed', organisation: '1280' }, ports);

const inState = (state: Milestone['state']) =>
  world.milestones.accept(aMilestone({ state, planHash: 'h', approvedHash: 'h' }), KNOWN);

describe('a change', () => {
  it.each(['planning', 'approved', 'dispatching'] as const)(
    'waits for a milestone that is %s, since who holds the old value is known when its mails have left',
    async (state) => {
      await inState(state);
      await rename();
      expect(await plan()).toMatchObject({ planned: false, deliveries: 0 });
      expect(world.planJobs.enqueued).toEqual([LATER]);
      world.plans.markSent('lending-decided-2026', '1280');
      if (state !== 'planning') expect(await plan()).toMatchObject({ planned: true });
    },
  );

  it.each(['completed', 'stopped'] as const)('does not wait for a milestone that is %s', async (state) => {
    await inState(state);
    await rename();
    world.plans.markSent('lending-decided-2026', '1280');
    expect(await plan()).toMatchObject({ planned: true });
    expect(world.planJobs.enqueued).toEqual([]);
  });

  it('waits for a milestone that is approved while its plan is made anew', async () => {
    await world.milestones.accept(aMilestone(), KNOWN);
    for (const organisation of aMilestone().organisations)
      await planOrganisation({ dispatchId: 'lending-decided-2026', organisation }, world);
    await rename();
    const milestones = portWith(world.milestones, 'replan', async () => false);
    expect(await plan({ ...world, milestones })).toMatchObject({ planned: false });
    expect(world.planJobs.enqueued).toEqual([LATER]);
    expect(await plan()).toMatchObject({ planned: true });
  });

  it('renews what an earlier one had renewed half when it died, also where the value is back as it was', async () => {
    const milestone = { dispatchId: 'lending-decided-2026', organisation: '1280' };
    await world.milestones.accept(aMilestone(), KNOWN);
    for (const organisation of aMilestone().organisations)
      await planOrganisation({ ...milestone, organisation }, world);
    const texts = async () =>
      (await world.plans.variants(milestone.dispatchId, '1280')).map(({ text }) => text);
    const before = await texts();
    await rename();
    const plans = portWith(world.plans, 'markPlanned', killed);
    await expect(plan({ ...world, plans })).rejects.toThrow('killed');
    expect((await texts()).join()).toContain('Nya Bolaget AB');
    const back = { id: 'back', rollout: 'lending', facts: KNOWN, why: 'Inget byte.' };
    const said = factChangedSchema.parse({ ...back, changedBy: 'coordinator@office.example' });
    await acceptChange(said, { at: world.now(), byHand: false }, world);
    await planOrganisation({ dispatchId: 'back', organisation: '1280' }, world);
    expect(await texts()).toEqual(before);
  });
});
