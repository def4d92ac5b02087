import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../../domain/mail/delivery.ts';
import type { Settlement, Settlements } from '../../../../domain/mail/settlement.ts';
import { summarise } from '../../../../domain/plan/plan.ts';
import { reconcile } from '../../../../domain/sending/use-cases/reconcile.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { settleOrganisation } from '../../../../domain/sending/use-cases/settle-organisation.ts';
import { settleUnknown } from '../../../../domain/sending/use-cases/settle-unknown.ts';
import { InvalidInput, NotFound } from '../../../../domain/shared/errors.ts';
import { aDelivery } from '../../../fixtures/a-delivery.ts';
import { aPlan } from '../../../fixtures/a-plan.ts';
import { anOutcome } from '../../../fixtures/an-outcome.ts';
import { dispatchingWorld, JOB, NOW } from '../../../fixtures/dispatching-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

class KeptSettlements implements Settlements {
  readonly kept: Settlement[] = [];
  async keep(_milestone: string, settlement: Settlement): Promise<void> {
    this.kept.push(settlement);
  }
  async ofOrganisation(): Promise<Settlement[]> {
    return this.kept;
  }
}

const UNKNOWN = aDelivery({ id: 'lost', outcome: anOutcome('unknown', { tries: 3 }) });
const TAKEN = aDelivery({ id: 'taken', address: 'bo@malmo.example', outcome: anOutcome('accepted') });
const wish = { dispatchId: 'm', delivery: 'lost', by: 'Anna Ek', reason: 'Not in the inbox' };

/** A milestone that was completed while one of its two mails was unknown. */
async function completedWorld(mails: Delivery[] = [UNKNOWN, TAKEN]) {
  const world = await dispatchingWorld(mails);
  await world.plans.markPlanned('m', summarise(aPlan({ deliveries: mails })));
  const settlements = new KeptSettlements();
  await sendDeliveries(JOB, world);
  world.sendJobs.enqueued.length = 0;
  const stateOf = async (id: string) =>
    (await world.deliveries.ofOrganisation('m', '1280')).find((row) => row.id === id)?.outcome;
  const milestone = async () => (await world.milestones.find('m'))?.state;
  return { ...world, settlements, stateOf, milestone };
}

describe('an unknown mail', () => {
  it('is accepted when a person says that it had left, and counted so', async () => {
    const world = await completedWorld();
    await settleUnknown({ ...wish, as: 'accepted' }, world);
    expect(await world.stateOf('lost')).toEqual({
      state: 'accepted',
      tries: 3,
      attempt: 'a1',
      at: NOW,
      settledBy: 'Anna Ek',
    });
    expect(await world.plans.counts('m', '1280')).toMatchObject({ accepted: 2, unknown: 0 });
    expect(world.mailer.sent).toEqual([]);
    expect(world.sendJobs.enqueued).toEqual([]);
    expect(await world.milestone()).toBe('completed');
  });

  it('leaves once more when a person says so, and its milestone is open until then', async () => {
    const world = await completedWorld();
    expect(await world.milestone()).toBe('completed');
    await settleUnknown({ ...wish, as: 'resend' }, world);
    expect(await world.milestone()).toBe('dispatching');
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 0 }]);
    await sendDeliveries(JOB, world);
    expect(world.mailer.sent).toHaveLength(1);
    expect((await world.stateOf('lost'))?.state).toBe('accepted');
    expect(await world.milestone()).toBe('completed');
    expect(world.events.ofType('MilestoneCompleted')).toMatchObject([
      { detail: { accepted: 1, unknown: 1 } },
      { detail: { accepted: 2, unknown: 0 } },
    ]);
  });

  it('keeps who settled it and why, with the attempt that nobody knew of', async () => {
    const world = await completedWorld();
    await settleUnknown({ ...wish, as: 'resend' }, world);
    expect(world.settlements.kept).toEqual([
      {
        organisation: '1280',
        delivery: 'lost',
        attempt: 'a1',
        as: 'resend',
        by: 'Anna Ek',
        reason: 'Not in the inbox',
        at: NOW,
      },
    ]);
  });

  it('is not closed over by anybody who counts before it has left', async () => {
    const world = await completedWorld();
    await settleUnknown({ ...wish, as: 'resend' }, world);
    // A late bounce of the other mail makes somebody count; the job itself is lost.
    await settleOrganisation(JOB, world);
    expect(await world.milestone()).toBe('dispatching');
  });

  it('is not closed over by one who counted before another mail was sent again', async () => {
    const other = aDelivery({ id: 'other', address: 'eva@malmo.example', outcome: anOutcome('unknown') });
    const world = await completedWorld([UNKNOWN, other, TAKEN]);
    await settleUnknown({ ...wish, as: 'resend' }, world);
    await sendDeliveries(JOB, { ...world, events: portWith(world.events, 'publish', killed) }).catch(
      () => {},
    );
    expect(await world.milestone()).toBe('dispatching');
    // It has read that nothing is open, and sleeps until somebody has sent the other one again.
    const summaries: typeof world.plans.summaries = async (id) => {
      const read = await world.plans.summaries(id);
      await settleUnknown({ ...wish, delivery: 'other', as: 'resend' }, world);
      return read;
    };
    const counted = await world.plans.allCounts('m');
    const late = portWith(portWith(world.plans, 'summaries', summaries), 'allCounts', async () => counted);
    await settleOrganisation(JOB, { ...world, plans: late });
    expect((await world.stateOf('other'))?.state).toBe('planned');
    expect(await world.milestone()).toBe('dispatching');
    await sendDeliveries(JOB, world);
    expect(world.mailer.sent).toHaveLength(2);
    expect(await world.milestone()).toBe('completed');
  });

  it('is sent again also where its job is lost: the reconciler hands out another one', async () => {
    const world = await completedWorld();
    await settleUnknown({ ...wish, as: 'resend' }, world);
    world.sendJobs.enqueued.length = 0;
    world.clock.now += 119_000;
    await reconcile(world);
    expect(world.sendJobs.enqueued).toEqual([]);
    // Each count has a later time than the one before, also on a clock that stands still.
    world.clock.now += 1_010;
    await reconcile(world);
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 0 }]);
    expect(await world.milestone()).toBe('dispatching');
  });

  it('is sent again also where its process dies while a round that saw no work takes away its note', async () => {
    const world = await completedWorld([UNKNOWN]);
    const [seen] = await world.dispatches.openWork();
    world.clock.now += 1;
    const dying = { ...world, plans: portWith(world.plans, 'counts', killed) };
    await expect(settleUnknown({ ...wish, as: 'resend' }, dying)).rejects.toThrow('killed');
    if (seen) await world.dispatches.closeWork(seen);
    expect((await world.stateOf('lost'))?.state).toBe('planned');
    for (let round = 0; round < 3; round += 1) {
      world.clock.now += 120_000;
      await reconcile(world);
    }
    await sendDeliveries(JOB, world);
    expect(world.mailer.sent).toHaveLength(1);
    expect(await world.milestone()).toBe('completed');
  });

  it('is completed by repeating it after a crash before its job was enqueued', async () => {
    const world = await completedWorld();
    const dying = { ...world, plans: portWith(world.plans, 'saveCounts', killed) };
    await expect(settleUnknown({ ...wish, as: 'resend' }, dying)).rejects.toThrow('killed');
    expect(world.sendJobs.enqueued).toEqual([]);
    await settleUnknown({ ...wish, as: 'resend' }, world);
    await sendDeliveries(JOB, world);
    expect(world.mailer.sent).toHaveLength(1);
    expect(world.settlements.kept).toHaveLength(1);
  });
});

describe('what is not settled', () => {
  it.each(['accepted', 'resend'] as const)('a mail that is known, as %s', async (as) => {
    const world = await completedWorld();
    await expect(settleUnknown({ ...wish, delivery: 'taken', as }, world)).rejects.toThrow(InvalidInput);
    expect(await world.stateOf('taken')).toEqual(TAKEN.outcome);
    expect(world.settlements.kept).toEqual([]);
  });

  it('a mail of a stopped milestone, to be sent again; but it may turn out to have left', async () => {
    const world = await completedWorld();
    const { at, from } = { at: NOW, from: 'completed' } as const;
    await world.milestones.advance('m', { from, to: 'stopped', at });
    await expect(settleUnknown({ ...wish, as: 'resend' }, world)).rejects.toThrow(
      'wrong-state {"state":"stopped"',
    );
    expect((await world.stateOf('lost'))?.state).toBe('unknown');
    await settleUnknown({ ...wish, as: 'accepted' }, world);
    expect((await world.stateOf('lost'))?.state).toBe('accepted');
    expect(await world.milestone()).toBe('stopped');
  });

  it('what does not exist', async () => {
    const world = await completedWorld();
    const nowhere = { ...wish, as: 'accepted' } as const;
    await expect(settleUnknown({ ...nowhere, dispatchId: 'x' }, world)).rejects.toThrow(NotFound);
    await expect(settleUnknown({ ...nowhere, delivery: 'x' }, world)).rejects.toThrow(NotFound);
  });

  it('a mail whose evidence came while the person was typing', async () => {
    const world = await completedWorld();
    const beaten = {
      ...world,
      deliveries: portWith(world.deliveries, 'resolve', async () => false),
    };
    await expect(settleUnknown({ ...wish, as: 'resend' }, beaten)).rejects.toThrow('changed-meanwhile');
    expect(world.sendJobs.enqueued).toEqual([]);
    expect(await world.milestone()).toBe('completed');
  });
});
