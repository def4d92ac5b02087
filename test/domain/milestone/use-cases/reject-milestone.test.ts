import { describe, expect, it } from 'vitest';
import { rejectMilestone } from '../../../../domain/milestone/use-cases/reject-milestone.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { dispatchingWorld } from '../../../fixtures/dispatching-world.ts';

const BY = 'olle@office.example';
const NO = { milestone: 's', planHash: 'h', by: BY, reason: 'Fel dag för Malmö.' };

async function worldWith(state: ReturnType<typeof aMilestone>['state']) {
  const world = await dispatchingWorld([]);
  await world.milestones.accept(aMilestone({ id: 's', state, planHash: 'h' }), {});
  return world;
}

describe('an approver who says no to a milestone', () => {
  it('stops it with a reason that its author sees, and every mail is cancelled', async () => {
    const world = await worldWith('held');
    expect(await rejectMilestone(NO, world)).toEqual({ kind: 'rejected' });
    const rejected = { state: 'stopping', stoppedBy: BY, rejectedFor: 'Fel dag för Malmö.' };
    expect(await world.milestones.find('s')).toMatchObject(rejected);
    expect(world.sendJobs.enqueued).toHaveLength(3);
  });

  it('has to say why', async () => {
    const world = await worldWith('held');
    expect(await rejectMilestone({ ...NO, reason: ' ' }, world)).toMatchObject({
      kind: 'problems',
      problems: [{ path: 'reason', code: 'missing' }],
    });
    expect((await world.milestones.find('s'))?.state).toBe('held');
  });

  it.each(['planned', 'approved', 'dispatching', 'completed'] as const)(
    'does nothing to one that is %s',
    async (state) => {
      const world = await worldWith(state);
      expect(await rejectMilestone(NO, world)).toEqual({ kind: 'moved-on' });
      expect((await world.milestones.find('s'))?.state).toBe(state);
      expect(world.sendJobs.enqueued).toEqual([]);
    },
  );

  it('does nothing to another plan than the one that was read', async () => {
    const world = await worldWith('held');
    expect(await rejectMilestone({ ...NO, planHash: 'other' }, world)).toEqual({ kind: 'moved-on' });
    expect((await world.milestones.find('s'))?.rejectedFor).toBeUndefined();
  });
});
