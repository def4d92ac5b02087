import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../../domain/mail/delivery.ts';
import type { Settlement } from '../../../../domain/mail/settlement.ts';
import { summarise } from '../../../../domain/plan/plan.ts';
import { reconcile } from '../../../../domain/sending/use-cases/reconcile.ts';
import { resendFailed } from '../../../../domain/sending/use-cases/resend-failed.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { InvalidInput, NotFound } from '../../../../domain/shared/errors.ts';
import { aDelivery } from '../../../fixtures/a-delivery.ts';
import { aPlan } from '../../../fixtures/a-plan.ts';
import { anOutcome } from '../../../fixtures/an-outcome.ts';
import { dispatchingWorld, JOB, NOW } from '../../../fixtures/dispatching-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

const refused = (id: string, reason: string, address = `${id}@malmo.example`) =>
  aDelivery({ id, address, outcome: anOutcome('failed', { reason }) });
const LARGE = [refused('large-1', 'MessageRejected'), refused('large-2', 'MessageRejected')];
const WRONG = refused('wrong', 'InvalidParameterValue');
const TAKEN = aDelivery({ id: 'taken', address: 'bo@malmo.example', outcome: anOutcome('accepted') });
const all = {
  dispatchId: 'm',
  which: { refusedWith: 'MessageRejected' },
  by: 'Anna Ek',
  reason: 'Made smaller',
};

/** A milestone that ended with refused mails. */
async function endedWorld(mails: Delivery[] = [...LARGE, WRONG, TAKEN]) {
  const world = await dispatchingWorld(mails);
  await world.plans.markPlanned('m', summarise(aPlan({ deliveries: mails })));
  const kept: Settlement[] = [];
  const settlements = {
    keep: async (_dispatch: string, settlement: Settlement) => void kept.push(settlement),
    ofOrganisation: async () => kept,
  };
  await sendDeliveries(JOB, world);
  world.sendJobs.enqueued.length = 0;
  const states = async () =>
    Object.fromEntries(
      (await world.deliveries.ofOrganisation('m', '1280')).map(({ id, outcome }) => [id, outcome.state]),
    );
  const milestone = async () => (await world.milestones.find('m'))?.state;
  return { ...world, settlements, kept, states, milestone };
}

describe('mails that were refused', () => {
  it('are sent again, all with one reason; the milestone is open until they are, and others stay', async () => {
    const world = await endedWorld();
    expect(await world.milestone()).toBe('completed');
    expect(await resendFailed(all, world)).toBe(2);
    const stays = { wrong: 'failed', taken: 'accepted' };
    expect(await world.states()).toEqual({ 'large-1': 'planned', 'large-2': 'planned', ...stays });
    expect(await world.milestone()).toBe('dispatching');
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 0 }]);
    await sendDeliveries(JOB, world);
    expect(world.mailer.sent.map(({ delivery }) => delivery.id)).toEqual(['large-1', 'large-2']);
    expect(await world.states()).toEqual({ 'large-1': 'accepted', 'large-2': 'accepted', ...stays });
    expect(await world.milestone()).toBe('completed');
    expect(await world.plans.counts('m', '1280')).toMatchObject({ accepted: 3, failed: 1 });
  });

  it('are sent again one by one, and who did it and why is kept', async () => {
    const world = await endedWorld();
    expect(await resendFailed({ ...all, which: { delivery: 'wrong' } }, world)).toBe(1);
    expect(await world.states()).toMatchObject({ wrong: 'planned', 'large-1': 'failed' });
    expect(world.kept).toEqual([
      {
        ...{ organisation: '1280', delivery: 'wrong', attempt: 'a1', as: 'resend' },
        ...{ by: 'Anna Ek', reason: 'Made smaller', at: NOW },
      },
    ]);
  });

  it('are not sent twice where two people ask at once', async () => {
    const world = await endedWorld();
    await Promise.all([resendFailed(all, world), resendFailed(all, world)]);
    for (let job = 0; job < 2; job += 1) await sendDeliveries(JOB, world);
    expect(world.mailer.sent).toHaveLength(2);
  });

  it('stay as they are where the person was erased', async () => {
    const erased = refused('gone', 'MessageRejected', 'contact-9@erased.invalid');
    const world = await endedWorld([erased, TAKEN]);
    expect(await resendFailed(all, world)).toBe(0);
    expect(await world.states()).toMatchObject({ gone: 'failed' });
    expect(await world.milestone()).toBe('completed');
    expect(world.sendJobs.enqueued).toEqual([]);
  });

  it('are found by the reconciler where the person’s request died before it was counted', async () => {
    const world = await endedWorld();
    const dying = { ...world, plans: portWith(world.plans, 'saveCounts', killed) };
    await expect(resendFailed(all, dying)).rejects.toThrow('killed');
    expect(await world.states()).toMatchObject({ 'large-1': 'planned', 'large-2': 'planned' });
    for (const minutes of [3, 6]) {
      world.clock.now = NOW + minutes * 60_000;
      await reconcile(world);
    }
    expect(await world.milestone()).toBe('dispatching');
    expect(world.sendJobs.enqueued).not.toEqual([]);
  });
});

describe('long after the end, when nobody looks at the dispatch any more', () => {
  it('a request that died before it was counted is found all the same', async () => {
    const world = await endedWorld();
    const DAYS = 86_400_000;
    world.clock.now = NOW + 9 * DAYS;
    for (let round = 0; round < 2; round += 1) await reconcile(world);
    expect(await world.dispatches.openWork()).toEqual([]);
    const dying = { ...world, plans: portWith(world.plans, 'saveCounts', killed) };
    await expect(resendFailed(all, dying)).rejects.toThrow('killed');
    for (let minutes = 0; minutes < 6; minutes += 3) {
      world.clock.now += 3 * 60_000;
      await reconcile(world);
    }
    expect(await world.milestone()).toBe('dispatching');
    expect(world.sendJobs.enqueued).not.toEqual([]);
  });
});

describe('nothing is sent again', () => {
  it('of a milestone that was stopped', async () => {
    const world = await endedWorld();
    await world.milestones.advance('m', { from: 'completed', to: 'stopped', at: NOW });
    await expect(resendFailed(all, world)).rejects.toThrow(InvalidInput);
    expect(world.kept).toEqual([]);
  });

  it('of a milestone that does not exist', async () => {
    await expect(resendFailed({ ...all, dispatchId: 'other' }, await endedWorld())).rejects.toThrow(NotFound);
  });
});
