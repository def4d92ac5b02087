import { beforeEach, describe, expect, it } from 'vitest';
import { dispatchMilestone } from '../../../../domain/milestone/use-cases/dispatch-milestone.ts';
import { NotFound } from '../../../../domain/shared/errors.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { type LendingWorld, lendingWorld } from '../../../fixtures/lending-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

let world: LendingWorld;

beforeEach(async () => {
  world = await lendingWorld();
});

/** Stores a milestone of the name `m` and dispatches it. */
async function dispatch(over: Parameters<typeof aMilestone>[0]) {
  await world.milestones.accept(aMilestone({ id: 'm', planHash: 'h', approvedHash: 'h', ...over }), {});
  return dispatchMilestone('m', world);
}

describe('dispatching', () => {
  it('opens an approved milestone and hands out one job an organisation', async () => {
    expect(await dispatch({ state: 'approved' })).toEqual({ organisations: 3 });
    expect((await world.milestones.find('m'))?.state).toBe('dispatching');
    expect(world.sendJobs.enqueued).toEqual(
      ['1280', '1480', 'national'].map((organisation) => ({
        dispatchId: 'm',
        organisation,
        delaySeconds: 0,
      })),
    );
  });

  it('hands the jobs out on redelivery when it died before it could', async () => {
    await world.milestones.accept(
      aMilestone({ id: 'm', state: 'approved', planHash: 'h', approvedHash: 'h' }),
      {},
    );
    const dying = { ...world, sendJobs: portWith(world.sendJobs, 'enqueue', killed) };
    await expect(dispatchMilestone('m', dying)).rejects.toThrow('killed');
    expect(await dispatchMilestone('m', world)).toEqual({ organisations: 3 });
    expect(world.sendJobs.enqueued).toHaveLength(3);
  });

  it.each([
    ['that is not approved', { state: 'planned' as const, approvedHash: undefined }],
    ['that was approved under another hash', { state: 'approved' as const, approvedHash: 'other' }],
    ['that is complete', { state: 'completed' as const }],
    ['that is held for a person', { state: 'held' as const, approvedHash: undefined }],
    ['that is being stopped', { state: 'stopping' as const }],
    ['that is stopped', { state: 'stopped' as const }],
  ])('hands out nothing of a milestone %s', async (_, over) => {
    expect(await dispatch(over)).toEqual({ organisations: 0 });
    expect(world.sendJobs.enqueued).toEqual([]);
  });

  it('fails with a retryable error if the milestone does not exist', async () => {
    await expect(dispatchMilestone('none', world)).rejects.toThrow(NotFound);
  });
});
