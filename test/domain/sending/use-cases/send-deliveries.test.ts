import { describe, expect, it } from 'vitest';
import { inState } from '../../../../domain/mail/delivery.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { aDelivery, aSendingDelivery, deliveries } from '../../../fixtures/a-delivery.ts';
import { aDispatchingMilestone } from '../../../fixtures/a-milestone.ts';
import { aPlan } from '../../../fixtures/a-plan.ts';
import { dispatchingWorld, JOB, NOW } from '../../../fixtures/dispatching-world.ts';
import { portWith } from '../../../fixtures/port-with.ts';
import { InMemoryMailer } from '../../../in-memory/in-memory-mailer.ts';

describe('sending', () => {
  it('claims every mail in the store before it is handed to the mail service', async () => {
    const stored: string[] = [];
    const world = await dispatchingWorld(deliveries(3));
    const mailer = portWith(world.mailer, 'send', async (mail) => {
      stored.push(...(await world.outcomes()).map(({ state }) => state));
      return world.mailer.send(mail);
    });
    await sendDeliveries(JOB, { ...world, mailer });
    expect(world.mailer.sent).toHaveLength(3);
    expect(new Set(stored)).toEqual(new Set(['sending']));
  });

  it('hands over each mail once, with its own text, under a claim that outlasts the function’s timeout', async () => {
    const world = await dispatchingWorld(deliveries(3));
    await sendDeliveries(JOB, world);
    expect(world.mailer.sent.map(({ delivery }) => delivery.address)).toEqual([
      'person000@malmo.example',
      'person001@malmo.example',
      'person002@malmo.example',
    ]);
    for (const { dispatchId: milestone, variant, delivery } of world.mailer.sent) {
      expect([milestone, variant.id]).toEqual(['m', 'variant-1']);
      expect(delivery.outcome).toEqual({
        state: 'sending',
        tries: 1,
        attempt: 'attempt-1',
        leaseUntil: NOW + 60_000,
      });
    }
  });

  it('stores what the mail service promised', async () => {
    const world = await dispatchingWorld([aDelivery()]);
    const report = await sendDeliveries(JOB, world);
    expect(report).toEqual({
      held: false,
      cleared: true,
      sent: 1,
      unknown: 0,
      postponed: 0,
      skipped: 0,
      cancelled: 0,
      done: true,
    });
    expect(await world.outcomes()).toEqual([
      { state: 'accepted', tries: 1, attempt: 'attempt-1', at: NOW, messageId: 'ses-delivery-1' },
    ]);
  });

  it('exposes at most five mails at a time to a crash at the default rate', async () => {
    const world = await dispatchingWorld(deliveries(25));
    const open: number[] = [];
    const mailer = portWith(world.mailer, 'send', async (mail) => {
      open.push((await world.outcomes()).filter(({ state }) => state === 'sending').length);
      return world.mailer.send(mail);
    });
    await sendDeliveries(JOB, { ...world, mailer });
    expect(world.mailer.sent).toHaveLength(25);
    expect(Math.max(...open)).toBe(5);
  });

  it('stores what was accepted with the next claim, and anything else at once', async () => {
    const world = await dispatchingWorld(
      deliveries(11),
      new InMemoryMailer(({ delivery: { id } }) =>
        id === 'delivery-007'
          ? { kind: 'refused', reason: 'MessageRejected' }
          : { kind: 'accepted', messageId: id },
      ),
    );
    const stored: string[] = [];
    const { claim, settle } = world.deliveries;
    const claiming = portWith(world.deliveries, 'claim', async (asked) => {
      stored.push(`claim ${asked.deliveries.length}, settle ${asked.settled?.length ?? 0}`);
      return claim.call(world.deliveries, asked);
    });
    const rows = portWith(claiming, 'settle', async (dispatchId, settled) => {
      stored.push(`settle ${settled.length}`);
      return settle.call(world.deliveries, dispatchId, settled);
    });
    await sendDeliveries(JOB, { ...world, deliveries: rows });
    expect(stored).toEqual([
      'claim 5, settle 0',
      'claim 5, settle 5',
      'settle 5',
      'claim 1, settle 0',
      'settle 1',
    ]);
    const states = (await world.outcomes()).map(({ state }) => state);
    expect(states.filter((state) => state === 'accepted')).toHaveLength(10);
    expect(states[7]).toBe('failed');
  });

  it('sends nothing that is not due, and comes back when it is', async () => {
    const later = aDelivery({ outcome: { state: 'planned', tries: 1, notBefore: NOW + 7_200 } });
    const world = await dispatchingWorld([later]);
    expect(await sendDeliveries(JOB, world)).toMatchObject({ sent: 0, done: false });
    expect(world.mailer.sent).toEqual([]);
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 8 }]);
  });

  it('comes back after at most the fifteen minutes that a queue can wait', async () => {
    const later = aDelivery({ outcome: { state: 'planned', tries: 1, notBefore: NOW + 3_600_000 } });
    const world = await dispatchingWorld([later]);
    await sendDeliveries(JOB, world);
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 900 }]);
  });

  it('sends nothing that is settled', async () => {
    const settled = { tries: 1, attempt: 'a', at: 1 };
    const world = await dispatchingWorld([
      aDelivery({ id: 'd1', outcome: { state: 'accepted', ...settled, messageId: 'x' } }),
      aDelivery({ id: 'd2', outcome: { state: 'failed', ...settled, reason: 'x' } }),
      aDelivery({ id: 'd3', outcome: { state: 'unknown', ...settled, reason: 'x' } }),
    ]);
    const before = await world.outcomes();
    await sendDeliveries(JOB, world);
    expect(world.mailer.sent).toEqual([]);
    expect(await world.outcomes()).toEqual(before);
  });

  it('fails a mail without its text, without a request', async () => {
    const world = await dispatchingWorld([aDelivery({ variant: 'lost' })]);
    await sendDeliveries(JOB, world);
    expect(world.mailer.sent).toEqual([]);
    expect(await world.outcomes()).toMatchObject([{ state: 'failed', reason: 'variant-missing' }]);
  });
});

describe('without clearance', () => {
  it.each([
    ['not dispatched yet', { state: 'approved' as const }],
    ['approved under another hash', { approvedHash: 'other' }],
    ['held for a person', { state: 'held' as const }],
    ['complete', { state: 'completed' as const }],
    ['stopped', { state: 'stopped' as const }],
  ])('sends nothing of a milestone that is %s', async (_, over) => {
    const world = await dispatchingWorld([]);
    await world.milestones.accept(aDispatchingMilestone({ id: 'n', ...over }), {});
    await world.plans.write('n', aPlan());
    const report = await sendDeliveries({ dispatchId: 'n', organisation: '1280' }, world);
    expect(report).toMatchObject({ cleared: false, sent: 0, done: false });
    expect(world.mailer.sent).toEqual([]);
    expect(world.sendJobs.enqueued).toEqual([]);
    expect((await world.deliveries.ofOrganisation('n', '1280')).every((one) => inState(one, 'planned'))).toBe(
      true,
    );
  });

  it('sends nothing for an unknown milestone', async () => {
    const world = await dispatchingWorld([]);
    expect((await sendDeliveries({ dispatchId: 'x', organisation: '1280' }, world)).cleared).toBe(false);
  });

  it('stops between two batches when the approval is withdrawn; the next job finds that and is the last', async () => {
    const world = await dispatchingWorld(deliveries(12));
    const mailer = portWith(world.mailer, 'send', async (mail) => {
      const set = { approvedHash: 'gone' };
      await world.milestones.advance('m', { from: 'dispatching', to: 'dispatching', set, at: NOW });
      return world.mailer.send(mail);
    });
    const report = await sendDeliveries(JOB, { ...world, mailer });
    expect(report).toMatchObject({ sent: 5, done: false });
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 0 }]);
    expect(await sendDeliveries(JOB, world)).toMatchObject({ cleared: false });
    expect(world.mailer.sent).toHaveLength(5);
    expect((await world.outcomes()).filter(({ state }) => state === 'planned')).toHaveLength(7);
    expect(world.sendJobs.enqueued).toHaveLength(1);
    expect(world.events.published).toEqual([]);
  });
});

describe('another worker', () => {
  it('has the mails that it claimed first; this one sends none of them and comes back after its lease', async () => {
    const world = await dispatchingWorld(deliveries(2));
    const overtaken = portWith(world.deliveries, 'claim', async (claim) => {
      await world.deliveries.claim({ ...claim, attempt: 'rival' });
      return world.deliveries.claim(claim);
    });
    const report = await sendDeliveries(JOB, { ...world, deliveries: overtaken });
    expect(report).toMatchObject({ sent: 0, done: false });
    expect(world.mailer.sent).toEqual([]);
    expect(await world.outcomes()).toMatchObject([{ attempt: 'rival' }, { attempt: 'rival' }]);
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 60 }]);
  });

  it('that died left mails of which nobody can tell: they become unknown and are never sent again', async () => {
    const dead = aSendingDelivery({ id: 'dead' }, { leaseUntil: NOW - 1 });
    const world = await dispatchingWorld([dead, aDelivery({ id: 'fresh' })]);
    await sendDeliveries(JOB, world);
    expect(world.mailer.sent.map(({ delivery }) => delivery.id)).toEqual(['fresh']);
    expect((await world.outcomes())[0]).toEqual({
      state: 'unknown',
      tries: 1,
      attempt: 'a1',
      at: NOW,
      reason: 'sender-died',
    });
    await sendDeliveries(JOB, world);
    expect(world.mailer.sent).toHaveLength(1);
  });

  it('that is still alive is left alone', async () => {
    const alive = aSendingDelivery({}, { leaseUntil: NOW });
    const world = await dispatchingWorld([alive]);
    await sendDeliveries(JOB, world);
    expect(await world.outcomes()).toEqual([alive.outcome]);
    expect(world.mailer.sent).toEqual([]);
  });
});

describe('out of time', () => {
  it('claims nothing more and hands the rest to a job of its own', async () => {
    const world = await dispatchingWorld(deliveries(25));
    // Asked before places are taken, which may be 3 s away and last for 2 s, and again before each claim.
    const times = [30_000, 27_000, 18_000, 14_999, 19_999];
    const report = await sendDeliveries(JOB, { ...world, remainingMillis: () => times.shift() ?? 0 });
    expect(report).toMatchObject({ sent: 10, done: false });
    expect((await world.outcomes()).filter(({ state }) => state === 'planned')).toHaveLength(15);
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 0 }]);
  });
});
