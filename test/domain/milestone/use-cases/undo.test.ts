import { beforeEach, describe, expect, it } from 'vitest';
import { acceptChange } from '../../../../domain/milestone/use-cases/accept-change.ts';
import { approveMilestone } from '../../../../domain/milestone/use-cases/approve-milestone.ts';
import { dispatchMilestone } from '../../../../domain/milestone/use-cases/dispatch-milestone.ts';
import { draftMilestone, triggerDraft } from '../../../../domain/milestone/use-cases/draft-milestone.ts';
import { planMilestone } from '../../../../domain/milestone/use-cases/plan-milestone.ts';
import { planOrganisation } from '../../../../domain/milestone/use-cases/plan-organisation.ts';
import { stopMilestone } from '../../../../domain/milestone/use-cases/stop-milestone.ts';
import { triggerMilestone } from '../../../../domain/milestone/use-cases/trigger-milestone.ts';
import { loadChanges } from '../../../../domain/newsletter/use-cases/load-changes.ts';
import { mayBeTold } from '../../../../domain/plan/milestone.ts';
import { SYSTEM_ACTOR } from '../../../../domain/rollout/approval.ts';
import { rolloutSchema } from '../../../../domain/rollout/rollout.ts';
import { reconcile } from '../../../../domain/sending/use-cases/reconcile.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { deliveries } from '../../../fixtures/a-delivery.ts';
import { aMilestone, aMilestoneReached } from '../../../fixtures/a-milestone.ts';
import { aPlan, aSummary } from '../../../fixtures/a-plan.ts';
import { aRollout } from '../../../fixtures/a-rollout.ts';
import { dispatchingWorld, NOW } from '../../../fixtures/dispatching-world.ts';
import { type LendingWorld, lendingWorld } from '../../../fixtures/lending-world.ts';
import { InMemoryMailAccounts } from '../../../in-memory/in-memory-mail-accounts.ts';

let world: LendingWorld;
beforeEach(async () => {
  world = await lendingWorld();
});

const reached = aMilestoneReached();
const { id } = reached;
const CHANGE = {
  id: 'c1',
  rollout: 'lending',
  facts: { price: 15 },
  why: 'The price was wrong.',
};

describe('how long a milestone can be undone once it is approved', () => {
  const withAccount = () => ({ ...world, mailAccounts: new InMemoryMailAccounts() });

  it('is a minute if a person triggered it, at once or from a draft', async () => {
    await triggerMilestone(reached, withAccount());
    expect((await world.milestones.find(id))?.undoSeconds).toBe(60);
    const content = { ...reached, id: 'drafted', again: { reason: 'Told wrongly.' } };
    const drafted = await draftMilestone({ content, from: 0 }, world);
    if (drafted.kind !== 'drafted') throw new Error(drafted.kind);
    const asked = { rollout: 'lending', id: 'drafted', hash: drafted.preview.hash, by: 'ek@office.example' };
    await triggerDraft(asked, withAccount());
    expect((await world.milestones.find('drafted'))?.undoSeconds).toBe(60);
  });

  it('is what the rollout says, and nothing where it says 0', async () => {
    await world.rollouts.save(aRollout({ undoSeconds: 300 }));
    await triggerMilestone(reached, withAccount());
    expect((await world.milestones.find(id))?.undoSeconds).toBe(300);
    await world.rollouts.save(aRollout({ undoSeconds: 0 }));
    await triggerMilestone({ ...reached, id: 'at-once', again: { reason: 'Told wrongly.' } }, withAccount());
    expect(await world.milestones.find('at-once')).not.toHaveProperty('undoSeconds');
  });

  it('is nothing for what comes by the bus: a milestone or a change', async () => {
    await planMilestone({ event: 'e1', at: NOW, detail: reached }, world);
    expect(await world.milestones.find(id)).not.toHaveProperty('undoSeconds');
    const detail = { ...CHANGE, changedBy: 'ek@office.example' };
    await planMilestone({ event: 'e2', at: NOW, type: 'FactChanged', detail }, world);
    expect((await world.milestones.find('c1'))?.state).toBe('planning');
    expect(await world.milestones.find('c1')).not.toHaveProperty('undoSeconds');
  });

  it('is a minute for a change that a person made', async () => {
    const changed = { ...CHANGE, changedBy: 'ek@office.example' };
    await acceptChange(changed, { at: NOW, byHand: true }, world);
    expect((await world.milestones.find('c1'))?.undoSeconds).toBe(60);
  });

  it.each([-1, 1.5, 601])('is not %s seconds', (undoSeconds) => {
    expect(rolloutSchema.safeParse({ ...aRollout(), undoSeconds }).success).toBe(false);
  });
});

describe('an approval', () => {
  const approve = async (over: Parameters<typeof aMilestone>[0], now = NOW) => {
    await world.milestones.accept(aMilestone({ id: 'm', planHash: 'h', ...over }), {});
    const approval = {
      milestone: 'm',
      planHash: 'h',
      by: over?.approval ? 'two@office.example' : SYSTEM_ACTOR,
    };
    await approveMilestone(approval, { ...world, now: () => now });
    return await world.milestones.find('m');
  };

  it('begins the time in which it can be undone, and tells the bus at once', async () => {
    expect(await approve({ state: 'planned', undoSeconds: 60 })).toMatchObject({
      state: 'approved',
      undoUntil: NOW + 60_000,
    });
    expect(world.events.ofType('MilestoneApproved')).toHaveLength(1);
  });

  it('by a person begins it when that person approves', async () => {
    const held = { state: 'held', approval: 'one', undoSeconds: 60 } as const;
    expect((await approve(held, NOW + 5_000_000))?.undoUntil).toBe(NOW + 5_060_000);
  });

  it('of what cannot be undone begins nothing', async () => {
    expect(await approve({ state: 'planned' })).not.toHaveProperty('undoUntil');
  });
});

describe('a milestone that can be undone', () => {
  const undoable = {
    id: 'm',
    state: 'approved',
    planHash: 'h',
    approvedHash: 'h',
    undoUntil: NOW + 60_000,
  } as const;
  beforeEach(async () => {
    await world.milestones.accept(aMilestone(undoable), {});
  });
  const dispatchAt = (millis: number) => dispatchMilestone('m', { ...world, now: () => NOW + millis });

  it('hands out no mail before that is over, and comes back by then', async () => {
    expect(await dispatchAt(0)).toBe('later');
    expect(await dispatchAt(58_001)).toBe('later');
    expect(await dispatchAt(59_999)).toBe('later');
    expect(world.dispatchJobs.enqueued).toEqual([
      { milestone: 'm', delaySeconds: 60 },
      { milestone: 'm', delaySeconds: 2 },
      { milestone: 'm', delaySeconds: 1 },
    ]);
    expect(world.sendJobs.enqueued).toEqual([]);
    expect(await world.milestones.find('m')).toMatchObject({ state: 'approved' });
    expect(await world.milestones.find('m')).not.toHaveProperty('dispatchedAt');
  });

  it('leaves when it is over', async () => {
    expect(await dispatchAt(60_000)).toEqual({ organisations: 3 });
    expect(world.sendJobs.enqueued).toHaveLength(3);
    expect(world.dispatchJobs.enqueued).toEqual([]);
    expect(await world.milestones.find('m')).toMatchObject({
      state: 'dispatching',
      dispatchedAt: NOW + 60_000,
    });
  });

  it('that was undone does not come back', async () => {
    expect(await stopMilestone({ milestone: 'm', by: 'ek@office.example' }, world)).toBe('stopping');
    world.sendJobs.enqueued.length = 0;
    expect(await dispatchAt(1_000)).toEqual({ organisations: 0 });
    expect(await dispatchAt(60_000)).toEqual({ organisations: 0 });
    expect(world.dispatchJobs.enqueued).toEqual([]);
    expect(world.sendJobs.enqueued).toEqual([]);
    expect((await world.milestones.find('m'))?.state).toBe('stopping');
  });

  it('has no material for manual work yet', async () => {
    expect(mayBeTold(aMilestone(undoable))).toBe(false);
    expect(mayBeTold(aMilestone({ ...undoable, undoUntil: undefined }))).toBe(true);
    expect(mayBeTold(aMilestone({ ...undoable, state: 'dispatching' }))).toBe(true);
  });

  it('has its event repeated two minutes after that is over if its job was lost, and not before', async () => {
    const look = async (millis: number) => (await reconcile({ ...world, now: () => NOW + millis })).resumed;
    expect(await look(179_999)).toEqual([]);
    expect(world.events.published).toEqual([]);
    expect(await look(180_000)).toEqual(['m']);
    expect(world.events.published.map(({ type }) => type)).toEqual(['MilestoneApproved']);
  });
});

it('a change meanwhile waits until the old values have left or were undone: then its holders are known', async () => {
  const undone = { state: 'approved', planHash: 'h', approvedHash: 'h', undoUntil: NOW + 60_000 } as const;
  await world.milestones.accept(aMilestone({ id: 'm', ...undone }), {});
  const changed = { ...CHANGE, changedBy: 'ek@office.example' };
  await acceptChange(changed, { at: NOW, byHand: true }, world);
  world.planJobs.enqueued.length = 0;
  const job = { dispatchId: 'c1', organisation: '1280' };
  await planOrganisation(job, world);
  expect(await world.plans.basis('c1', '1280')).toBeUndefined();
  expect(world.planJobs.enqueued).toMatchObject([job]);
  await stopMilestone({ milestone: 'm', by: 'ek@office.example' }, world);
  await planOrganisation(job, world);
  expect(await world.plans.basis('c1', '1280')).toBeDefined();
});

it('no issue tells a change that can still be undone', async () => {
  const changed = { ...CHANGE, changedBy: 'ek@office.example' };
  await acceptChange(changed, { at: NOW, byHand: true }, world);
  await world.milestones.advance('c1', {
    from: 'planning',
    to: 'approved',
    set: { undoUntil: NOW + 60_000 },
    at: NOW,
  });
  const told = async () => [
    ...(await loadChanges({ rollout: 'lending', organisation: '1280' }, world)).keys(),
  ];
  expect(await told()).toEqual([]);
  await world.milestones.advance('c1', { from: 'approved', to: 'dispatching', at: NOW + 60_000 });
  expect(await told()).toEqual(['price']);
});

it('what is undone ends as stopped, with no mail sent and every one cancelled', async () => {
  const sending = await dispatchingWorld([]);
  const undone = { state: 'approved', planHash: 'h', approvedHash: 'h', undoUntil: NOW + 60_000 } as const;
  await sending.milestones.accept(aMilestone({ id: 'u', organisations: ['1280'], ...undone }), {});
  await sending.plans.write('u', aPlan({ deliveries: deliveries(2) }));
  await sending.plans.markPlanned('u', aSummary({ deliveries: 2 }));
  await stopMilestone({ milestone: 'u', by: 'ek@office.example' }, sending);
  await sendDeliveries({ dispatchId: 'u', organisation: '1280' }, sending);
  expect(sending.mailer.sent).toEqual([]);
  expect((await sending.milestones.find('u'))?.state).toBe('stopped');
  expect(sending.events.ofType('MilestoneStopped')).toMatchObject([
    { detail: { id: 'u', accepted: 0, cancelled: 2 } },
  ]);
});
