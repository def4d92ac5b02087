import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../domain/mail/delivery.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { aDelivery, aSendingDelivery, deliveries } from '../../../fixtures/a-delivery.ts';
import { dispatchingWorld, JOB, NOW } from '../../../fixtures/dispatching-world.ts';
import { portWith } from '../../../fixtures/port-with.ts';
import { InMemoryMailer } from '../../../in-memory/in-memory-mailer.ts';

const silent = () => new InMemoryMailer(() => ({ kind: 'unknown', reason: 'ETIMEDOUT' }));

describe('the way', () => {
  it('is kept at the rate: a batch of five, then a wait for its places, then the next', async () => {
    const world = await dispatchingWorld(deliveries(12));
    const leftAt: number[] = [];
    const mailer = portWith(world.mailer, 'send', async (mail) => {
      leftAt.push(world.clock.now - NOW);
      return world.mailer.send(mail);
    });
    await sendDeliveries(JOB, { ...world, mailer });
    // Five places at 13.72 a second are 364.4 ms; the clock of the test moves in whole ones.
    expect(leftAt).toEqual([0, 0, 0, 0, 0, 365, 365, 365, 365, 365, 729, 729]);
  });

  it('is not clear while too many are waiting: nothing is claimed, and the job returns at its turn', async () => {
    const world = await dispatchingWorld([aDelivery()]);
    const quota = await world.quotas.read();
    await world.pace.write({ quota, readAt: NOW, reserved: 0, nextAt: NOW + 6_500.5 }, 0);
    expect(await sendDeliveries(JOB, world)).toMatchObject({ cleared: true, sent: 0, done: false });
    expect(await world.outcomes()).toEqual([aDelivery().outcome]);
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 7 }]);
    expect(world.clock.now).toBe(NOW);
  });

  it('is not clear when the day’s quota is spent: the job returns when it is next tried, as counted', async () => {
    const world = await dispatchingWorld([aDelivery()]);
    world.quotas.quota = { perSecond: 14, perDay: 200, sentLastDay: 200 };
    await sendDeliveries(JOB, world);
    expect(world.mailer.sent).toEqual([]);
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 60 }]);
    expect((await world.plans.counts('m', '1280'))?.comesBackIn).toBe(60_000);
  });

  it('is blocked in an outage: mails in flight are unknown; the rest stays planned and is sent after it', async () => {
    const world = await dispatchingWorld(deliveries(12), silent());
    expect(await sendDeliveries(JOB, world)).toMatchObject({ unknown: 5, done: false });
    expect(world.mailer.sent).toHaveLength(5);
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 30 }]);

    world.clock.now += 31_000;
    const back = { ...world, mailer: new InMemoryMailer() };
    expect(await sendDeliveries(JOB, back)).toMatchObject({ sent: 7, done: true });
    expect(back.mailer.probes).toEqual(['besked@lending.example']);
    expect((await world.outcomes()).map(({ state }) => state)).toEqual([
      ...Array.from({ length: 5 }, () => 'unknown'),
      ...Array.from({ length: 7 }, () => 'accepted'),
    ]);
  });

  it('leaves no more unknown however often the job comes during an outage', async () => {
    const mailer = new InMemoryMailer(
      () => ({ kind: 'unknown', reason: 'ETIMEDOUT' }),
      () => ({ kind: 'unknown', reason: 'ETIMEDOUT' }),
    );
    const world = await dispatchingWorld(deliveries(12), mailer);
    for (let jobs = 0; jobs < 20; jobs += 1) {
      await sendDeliveries(JOB, world);
      world.clock.now += 31_000;
    }
    expect(world.mailer.sent).toHaveLength(5);
    expect(world.mailer.probes.length).toBeGreaterThan(15);
  });
});

describe('while the milestone is being stopped', () => {
  const stopping = async (...mails: Parameters<typeof dispatchingWorld>) => {
    const world = await dispatchingWorld(...mails);
    const set = { stoppedBy: 'coordinator@office.example' };
    await world.milestones.advance('m', { from: 'dispatching', to: 'stopping', set, at: NOW });
    return world;
  };

  it('a job cancels what is planned, sends nothing, and the last one tells the bus what became of them', async () => {
    const settled = { state: 'accepted' as const, tries: 1, attempt: 'a', at: 1, messageId: 'x' };
    const world = await stopping([...deliveries(30), aDelivery({ id: 'sent', outcome: settled })]);
    expect(await sendDeliveries(JOB, world)).toMatchObject({ cleared: false, cancelled: 30, done: true });
    expect(world.mailer.sent).toEqual([]);
    expect((await world.outcomes()).filter(({ state }) => state === 'cancelled')).toHaveLength(30);
    expect((await world.milestones.find('m'))?.state).toBe('stopped');
    expect(world.events.published).toEqual([
      {
        type: 'MilestoneStopped',
        detail: {
          ...{ id: 'm', rollout: 'lending', kind: 'decided', stoppedBy: 'coordinator@office.example' },
          ...{ accepted: 1, failed: 0, unknown: 0, skipped: 0, cancelled: 30 },
        },
      },
    ]);
    expect(world.sendJobs.enqueued).toEqual([]);
  });

  it('a mail in flight is left alone; the milestone is stopped once its lease is over', async () => {
    const flying = aSendingDelivery({ id: 'flying' }, { leaseUntil: NOW + 40_000 });
    const world = await stopping([flying, aDelivery({ id: 'waiting' })]);
    expect(await sendDeliveries(JOB, world)).toMatchObject({ cancelled: 1, done: false });
    expect((await world.outcomes()).map(({ state }) => state)).toEqual(['sending', 'cancelled']);
    expect((await world.milestones.find('m'))?.state).toBe('stopping');
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 40 }]);
    expect(world.events.published).toEqual([]);

    world.clock.now += 40_001;
    await sendDeliveries(JOB, world);
    expect((await world.milestones.find('m'))?.state).toBe('stopped');
    expect(world.events.published).toMatchObject([{ detail: { unknown: 1, cancelled: 1 } }]);
  });

  it('the batch in flight is the last: the same job comes back to cancel the rest', async () => {
    const world = await dispatchingWorld(deliveries(12));
    const mailer = portWith(world.mailer, 'send', async (mail) => {
      await world.milestones.advance('m', { from: 'dispatching', to: 'stopping', at: NOW });
      return world.mailer.send(mail);
    });
    expect(await sendDeliveries(JOB, { ...world, mailer })).toMatchObject({ sent: 5, done: false });
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 0 }]);
    expect(await sendDeliveries(JOB, world)).toMatchObject({ cancelled: 7, done: true });
    expect(world.mailer.sent).toHaveLength(5);
  });
});

describe('evidence that comes before the sender has written anything', () => {
  const about: Omit<Extract<Evidence, { proves: 'delivered' }>, 'attempt'> = {
    ...{ dispatchId: 'm', organisation: '1280', delivery: 'delivery-1' },
    ...{ proves: 'delivered', at: NOW + 1 },
  };

  it.each(['accepted', 'unknown', 'not-taken', 'refused'] as const)(
    'stands, when the sender then says %s',
    async (kind) => {
      const mailer = new InMemoryMailer(() =>
        kind === 'accepted' ? { kind, messageId: 'x' } : { kind, reason: 'x' },
      );
      const world = await dispatchingWorld([aDelivery()], mailer);
      const early = portWith(mailer, 'send', async (mail) => {
        const { attempt } = mail.delivery.outcome;
        expect(await world.deliveries.record({ ...about, attempt })).toMatchObject({ kind: 'recorded' });
        return mailer.send(mail);
      });
      expect(await sendDeliveries(JOB, { ...world, mailer: early })).toMatchObject({ done: true });
      expect(await world.outcomes()).toEqual([
        { state: 'delivered', tries: 1, attempt: 'attempt-1', at: NOW + 1 },
      ]);
      expect(await world.plans.counts('m', '1280')).toMatchObject({ accepted: 1, unknown: 0, failed: 0 });
      expect(world.sendJobs.enqueued).toEqual([]);
    },
  );
});

it('an id that comes back after the lease was over settles what had become unknown', async () => {
  const world = await dispatchingWorld([aDelivery()]);
  const slow = portWith(world.mailer, 'send', async (mail) => {
    world.clock.now += 60_001;
    await sendDeliveries(JOB, world);
    expect(await world.outcomes()).toMatchObject([{ state: 'unknown', reason: 'sender-died' }]);
    return world.mailer.send(mail);
  });
  await sendDeliveries(JOB, { ...world, mailer: slow });
  expect(await world.outcomes()).toMatchObject([{ state: 'accepted', attempt: 'attempt-1' }]);
  expect(await world.plans.counts('m', '1280')).toMatchObject({ accepted: 1, unknown: 0 });
  expect(world.mailer.sent).toHaveLength(1);
  expect(world.events.published).toHaveLength(1);
});
