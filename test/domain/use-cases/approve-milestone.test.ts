import { beforeEach, describe, expect, it } from 'vitest';
import { NotFound } from '../../../domain/errors.ts';
import { approveMilestone } from '../../../domain/use-cases/approve-milestone.ts';
import { aMilestone } from '../fixtures/a-milestone.ts';
import { type LendingWorld, lendingWorld } from '../fixtures/lending-world.ts';
import { killed, portWith } from '../fixtures/port-with.ts';

const { id } = aMilestone();
let world: LendingWorld;

beforeEach(async () => {
  world = await lendingWorld();
  await world.milestones.accept(aMilestone({ state: 'planned', planHash: 'h1' }), {});
});

const approve = (planHash: string, ports = world) => approveMilestone({ milestone: id, planHash }, ports);

describe('approving a plan', () => {
  it('binds the milestone to its hash and tells the bus', async () => {
    expect(await approve('h1')).toEqual({ approved: true });
    expect(await world.milestones.find(id)).toMatchObject({
      state: 'approved',
      approvedHash: 'h1',
      approvedBy: 'automatic',
    });
    expect(world.events.published).toEqual([
      {
        type: 'MilestoneApproved',
        detail: { id, rollout: 'lending', kind: 'decided', planHash: 'h1', approvedBy: 'automatic' },
      },
    ]);
  });

  it('is refused under another hash, and nothing changes', async () => {
    expect(await approve('h0')).toEqual({ approved: false });
    expect(await world.milestones.find(id)).toEqual(aMilestone({ state: 'planned', planHash: 'h1' }));
    expect(world.events.published).toEqual([]);
  });

  it('is refused before the plan is closed', async () => {
    await world.milestones.accept(aMilestone({ id: 'open' }), {});
    expect(await approveMilestone({ milestone: 'open', planHash: 'h1' }, world)).toEqual({ approved: false });
    expect(world.events.published).toEqual([]);
  });

  it('tells again when the first try died before it could', async () => {
    const dying = { ...world, events: portWith(world.events, 'publish', killed) };
    await expect(approve('h1', dying)).rejects.toThrow('killed');
    expect(await approve('h1')).toEqual({ approved: true });
    expect(world.events.published).toHaveLength(1);
  });

  it('does nothing once the milestone has gone further', async () => {
    await approve('h1');
    await world.milestones.advance(id, { from: 'approved', to: 'dispatching' });
    expect(await approve('h1')).toEqual({ approved: false });
    expect(world.events.published).toHaveLength(1);
    expect((await world.milestones.find(id))?.state).toBe('dispatching');
  });

  it('fails, to be tried again, where the milestone is not there', async () => {
    await expect(approveMilestone({ milestone: 'none', planHash: 'h1' }, world)).rejects.toThrow(NotFound);
  });
});
