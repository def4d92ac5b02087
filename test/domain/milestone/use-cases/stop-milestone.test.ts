import { describe, expect, it } from 'vitest';
import { stopMilestone } from '../../../../domain/milestone/use-cases/stop-milestone.ts';
import { isTold } from '../../../../domain/plan/milestone.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { NotFound, TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { aDelivery, deliveries } from '../../../fixtures/a-delivery.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { aPlan, aSummary } from '../../../fixtures/a-plan.ts';
import { anOutcome } from '../../../fixtures/an-outcome.ts';
import { dispatchingWorld, JOB, NOW } from '../../../fixtures/dispatching-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

const BY = 'coordinator@office.example';
const STOP = { milestone: 's', by: BY };

/** A world with a milestone `s` of three organisations in this state. */
async function worldWith(state: ReturnType<typeof aMilestone>['state']) {
  const world = await dispatchingWorld([]);
  await world.milestones.accept(aMilestone({ id: 's', state, planHash: 'h', changedAt: 1 }), {});
  return world;
}

const ALL_JOBS = ['1280', '1480', 'national'].map((organisation) => ({
  dispatchId: 's',
  organisation,
  delaySeconds: 0,
}));

describe('stopping a milestone', () => {
  it.each(['planned', 'held', 'approved', 'dispatching'] as const)(
    'that is %s forbids every further mail in one write, and hands out a job an organisation to cancel the rest',
    async (state) => {
      const world = await worldWith(state);
      expect(await stopMilestone(STOP, world)).toBe('stopping');
      expect(await world.milestones.find('s')).toMatchObject({
        state: 'stopping',
        stoppedBy: BY,
        changedAt: NOW,
      });
      expect(world.sendJobs.enqueued).toEqual(ALL_JOBS);
      // Only the last of those jobs may say that it is stopped.
      expect(world.events.published).toEqual([]);
    },
  );

  it('has to be asked for again while the milestone is being planned', async () => {
    const world = await worldWith('planning');
    await expect(stopMilestone(STOP, world)).rejects.toThrow(TemporaryFailure);
    expect((await world.milestones.find('s'))?.state).toBe('planning');
    expect(world.sendJobs.enqueued).toEqual([]);
  });

  it.each(['completed', 'stopped'] as const)('comes too late for one that is %s', async (state) => {
    const world = await worldWith(state);
    const before = await world.milestones.find('s');
    expect(await stopMilestone(STOP, world)).toBe('too-late');
    expect(await world.milestones.find('s')).toEqual(before);
    expect(world.sendJobs.enqueued).toEqual([]);
  });

  it('fails if the milestone does not exist', async () => {
    const world = await worldWith('planned');
    await expect(stopMilestone({ milestone: 'none', by: BY }, world)).rejects.toThrow(NotFound);
  });

  it('has to be asked for again where the milestone moved on in between', async () => {
    const world = await worldWith('approved');
    const dispatches = portWith(world.dispatches, 'find', async (id) => {
      const seen = await world.dispatches.find(id);
      await world.dispatches.advance(id, { from: 'approved', to: 'dispatching', at: NOW });
      return seen;
    });
    await expect(stopMilestone(STOP, { ...world, dispatches })).rejects.toThrow(TemporaryFailure);
    expect(world.sendJobs.enqueued).toEqual([]);
    expect(await stopMilestone(STOP, world)).toBe('stopping');
  });
});

describe('stopping a milestone twice', () => {
  it('keeps the name of who did it first', async () => {
    const world = await worldWith('dispatching');
    await stopMilestone(STOP, world);
    expect(await stopMilestone({ milestone: 's', by: 'late@office.example' }, world)).toBe('stopping');
    expect(await world.milestones.find('s')).toMatchObject({ state: 'stopping', stoppedBy: BY });
  });

  it('hands the jobs out that the first try died before', async () => {
    const world = await worldWith('dispatching');
    const dying = { ...world, sendJobs: portWith(world.sendJobs, 'enqueue', killed) };
    await expect(stopMilestone(STOP, dying)).rejects.toThrow('killed');
    expect(world.sendJobs.enqueued).toEqual([]);
    await stopMilestone(STOP, world);
    expect(world.sendJobs.enqueued).toEqual(ALL_JOBS);
  });
});

describe('what is stopped', () => {
  it('sends nothing more, and says so once nothing is planned any more', async () => {
    const world = await dispatchingWorld(deliveries(3));
    await stopMilestone({ milestone: 'm', by: BY }, world);
    for (const job of [JOB, JOB]) await sendDeliveries(job, world);
    expect(world.mailer.sent).toEqual([]);
    expect((await world.milestones.find('m'))?.state).toBe('stopped');
    expect(world.events.published).toMatchObject([
      { type: 'MilestoneStopped', detail: { stoppedBy: BY, cancelled: 3, accepted: 0 } },
    ]);
  });

  it('is completed all the same where every mail had left, and stays told', async () => {
    const world = await dispatchingWorld([aDelivery({ outcome: anOutcome('accepted') })]);
    await stopMilestone({ milestone: 'm', by: BY }, world);
    await sendDeliveries(JOB, world);
    const milestone = await world.milestones.find('m');
    expect(milestone).toMatchObject({ state: 'completed', stoppedBy: BY });
    expect(milestone && isTold(milestone)).toBe(true);
    expect(world.events.published).toMatchObject([
      { type: 'MilestoneStopped', detail: { accepted: 1, cancelled: 0 } },
    ]);
  });

  it('is stopped where a part still waits for its day, though no mail of it was planned', async () => {
    const world = await dispatchingWorld([aDelivery({ outcome: anOutcome('accepted') })]);
    await world.plans.markPlanned('m', { ...aSummary(), waits: { renewedAt: NOW } });
    await stopMilestone({ milestone: 'm', by: BY }, world);
    await sendDeliveries(JOB, world);
    expect((await world.milestones.find('m'))?.state).toBe('stopped');
  });

  it('may never have been dispatched', async () => {
    const world = await dispatchingWorld([]);
    await world.milestones.accept(aMilestone({ id: 's', state: 'held', organisations: ['1280'] }), {});
    await world.plans.write('s', aPlan({ deliveries: [aDelivery()] }));
    await stopMilestone(STOP, world);
    await sendDeliveries({ dispatchId: 's', organisation: '1280' }, world);
    expect(world.mailer.sent).toEqual([]);
    expect((await world.milestones.find('s'))?.state).toBe('stopped');
    expect(world.events.published).toMatchObject([{ detail: { id: 's', cancelled: 1 } }]);
  });
});
