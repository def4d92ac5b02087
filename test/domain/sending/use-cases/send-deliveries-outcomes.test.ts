import { describe, expect, it } from 'vitest';
import type { SendResult } from '../../../../domain/mail/delivery.ts';
import { outcomeOf } from '../../../../domain/mail/send-outcome.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { aDelivery, aSendingDelivery, deliveries } from '../../../fixtures/a-delivery.ts';
import { aDispatchingMilestone } from '../../../fixtures/a-milestone.ts';
import { aPlan, someCounts } from '../../../fixtures/a-plan.ts';
import { anObligation } from '../../../fixtures/an-obligation.ts';
import { dispatchingWorld, JOB, NOW } from '../../../fixtures/dispatching-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';
import { InMemoryMailer } from '../../../in-memory/in-memory-mailer.ts';

const outcome = (result: SendResult, tries = 1, random = 0.5) =>
  outcomeOf(result, aSendingDelivery({}, { tries }), { now: NOW, random });

describe('what an answer makes of a mail', () => {
  const settled = { tries: 1, attempt: 'a1', at: NOW };

  it.each<[SendResult, object]>([
    [
      { kind: 'accepted', messageId: 'x' },
      { state: 'accepted', ...settled, messageId: 'x' },
    ],
    [
      { kind: 'refused', reason: 'MessageRejected' },
      { state: 'failed', ...settled, reason: 'MessageRejected' },
    ],
    [
      { kind: 'unknown', reason: 'TimeoutError' },
      { state: 'unknown', ...settled, reason: 'TimeoutError' },
    ],
    [
      { kind: 'not-taken', reason: 'Throttling' },
      { state: 'planned', tries: 1, notBefore: NOW + 2_000, reason: 'Throttling' },
    ],
  ])('%j', (result, expected) => {
    expect(outcome(result)).toEqual(expected);
  });

  // 2 s doubled with each try, half of it to one and a half of it by chance.
  it.each([
    [1, 1_000, 2_999],
    [2, 2_000, 5_998],
    [5, 16_000, 47_984],
    [7, 64_000, 191_936],
  ])('not taken at try %i waits between %i and %i ms', (tries, least, most) => {
    const wait = (random: number) => {
      const next = outcome({ kind: 'not-taken', reason: 'Throttling' }, tries, random);
      return next.state === 'planned' ? next.notBefore - NOW : undefined;
    };
    expect(wait(0)).toBe(least);
    expect(wait(0.9995)).toBe(most);
  });

  it.each(['not-taken', 'unreached'] as const)(
    '%s, however often: it waits for about four minutes, since nothing is wrong with the mail',
    (kind) => {
      const wait = { state: 'planned', tries: 80, notBefore: NOW + 256_000, reason: 'x' };
      expect(outcome({ kind, reason: 'x' }, 80)).toEqual(wait);
    },
  );

  it('held: as if not tried, at the first try and at any other', () => {
    const held: SendResult = { kind: 'held', reason: 'account-paused' };
    const asBefore = { state: 'planned', notBefore: NOW, reason: 'account-paused' };
    expect(outcome(held, 1)).toEqual({ ...asBefore, tries: 0 });
    expect(outcome(held, 5)).toEqual({ ...asBefore, tries: 4 });
  });

  it('unknown is unknown at the first try and at the last', () => {
    expect(outcome({ kind: 'unknown', reason: 'TimeoutError' }, 8).state).toBe('unknown');
  });
});

describe('a mail service that does not take a mail', () => {
  const throttled = () => new InMemoryMailer(() => ({ kind: 'not-taken', reason: 'Throttling' }));

  it('is asked again later, in a job that waits as long', async () => {
    const world = await dispatchingWorld([aDelivery()], throttled());
    expect(await sendDeliveries(JOB, world)).toMatchObject({ postponed: 1, done: false });
    expect(world.mailer.sent).toHaveLength(1);
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 2 }]);
  });

  it('is asked as often as it takes, each time under a claim of its own', async () => {
    const world = await dispatchingWorld([aDelivery()], throttled());
    const clock = { now: NOW };
    for (let jobs = 0; jobs < 12; jobs += 1) {
      await sendDeliveries(JOB, { ...world, now: () => clock.now });
      clock.now += 900_000;
    }
    const twelve = Array.from({ length: 12 }, (_, index) => index + 1);
    expect(world.mailer.sent.map(({ delivery }) => delivery.outcome.tries)).toEqual(twelve);
    expect(new Set(world.mailer.sent.map(({ delivery }) => delivery.outcome.attempt)).size).toBe(12);
    expect(await world.outcomes()).toMatchObject([{ state: 'planned', reason: 'Throttling' }]);
    const back = { ...world, mailer: new InMemoryMailer(), now: () => clock.now };
    expect(await sendDeliveries(JOB, back)).toMatchObject({ sent: 1, done: true });
  });
});

describe('an account that is refused in the middle of sending', () => {
  it('costs no mail a try: the batch in flight is put back, nothing is claimed, a job comes in a minute', async () => {
    const refused = new InMemoryMailer(() => ({ kind: 'held', reason: 'account-paused' }));
    const world = await dispatchingWorld(deliveries(12), refused);
    expect(await sendDeliveries(JOB, world)).toMatchObject({ sent: 0, postponed: 5, done: false });
    expect(refused.sent).toHaveLength(5);
    expect((await world.outcomes()).map((each) => 'tries' in each && each.tries)).toEqual(Array(12).fill(0));
    expect(world.sendJobs.enqueued).toEqual([{ ...JOB, delaySeconds: 60 }]);
    // One mail a probe, however many are due.
    world.clock.now += 60_000;
    await sendDeliveries(JOB, world);
    expect(refused.sent).toHaveLength(6);
    world.clock.now += 60_000;
    const back = { ...world, mailer: new InMemoryMailer() };
    expect(await sendDeliveries(JOB, back)).toMatchObject({ sent: 12, done: true });
  });
});

it('an unknown outcome is never sent again, however often the job comes', async () => {
  const world = await dispatchingWorld(
    [aDelivery()],
    new InMemoryMailer(() => ({ kind: 'unknown', reason: 'x' })),
  );
  for (let jobs = 0; jobs < 3; jobs += 1)
    await sendDeliveries(JOB, { ...world, now: () => NOW + jobs * 900_000 });
  expect(world.mailer.sent).toHaveLength(1);
  expect(await world.outcomes()).toMatchObject([{ state: 'unknown' }]);
});

describe('the progress of obligations', () => {
  it('is counted from the rows, whatever was counted before', async () => {
    const mailer = new InMemoryMailer(({ delivery }) =>
      delivery.id === 'delivery-001'
        ? { kind: 'refused', reason: 'MessageRejected' }
        : { kind: 'accepted', messageId: 'x' },
    );
    const world = await dispatchingWorld(deliveries(3), mailer);
    await sendDeliveries(JOB, world);
    const [obligation] = await world.obligations.ofOrganisation('m', '1280');
    expect(obligation?.progress).toEqual({ state: 'partly-sent', people: 3, reached: 2 });
    expect(await world.plans.allCounts('m')).toEqual([
      someCounts({ accepted: 2, failed: 1, at: NOW, reached: { clerks: 2 } }),
    ]);
  });
});

describe('the last organisation', () => {
  it('completes the milestone and tells the bus once, with the sum of what became of its mails', async () => {
    const world = await dispatchingWorld(deliveries(2));
    expect((await sendDeliveries(JOB, world)).done).toBe(true);
    expect((await world.milestones.find('m'))?.state).toBe('completed');
    await sendDeliveries(JOB, world);
    expect(world.events.published).toEqual([
      {
        type: 'MilestoneCompleted',
        detail: {
          ...{ id: 'm', rollout: 'lending', kind: 'decided' },
          ...{ accepted: 2, failed: 0, unknown: 0, skipped: 0, cancelled: 0 },
        },
      },
    ]);
  });

  it('is not reached while another organisation has mails open', async () => {
    const world = await dispatchingWorld([]);
    await world.milestones.accept(aDispatchingMilestone({ id: 'two', organisations: ['1280', '1480'] }), {});
    await world.plans.write('two', aPlan());
    const organisation = '1480';
    const other = {
      deliveries: [aDelivery({ organisation })],
      obligations: [anObligation({ organisation })],
    };
    await world.plans.write('two', aPlan({ organisation, ...other }));
    await sendDeliveries({ dispatchId: 'two', organisation: '1480' }, world);
    await sendDeliveries({ dispatchId: 'two', organisation: '1480' }, world);
    expect((await world.milestones.find('two'))?.state).toBe('dispatching');
    expect(world.events.published).toEqual([]);
    await sendDeliveries({ dispatchId: 'two', organisation: '1280' }, world);
    expect(world.events.published).toMatchObject([{ detail: { id: 'two', accepted: 2 } }]);
  });

  it('is silent where another one that ended with it has told the bus already', async () => {
    const world = await dispatchingWorld([aDelivery()]);
    const plans = portWith(world.plans, 'countSent', async (milestone) => {
      await world.milestones.advance('m', { from: 'dispatching', to: 'completed', at: NOW });
      return world.plans.countSent(milestone);
    });
    expect((await sendDeliveries(JOB, { ...world, plans })).done).toBe(true);
    expect(world.events.published).toEqual([]);
  });

  it('may have nobody to send to', async () => {
    const world = await dispatchingWorld([]);
    expect((await sendDeliveries(JOB, world)).done).toBe(true);
    expect(world.events.published).toMatchObject([{ type: 'MilestoneCompleted', detail: { accepted: 0 } }]);
  });

  it('tells again when it died between telling and storing, rather than not at all', async () => {
    const world = await dispatchingWorld([aDelivery()]);
    const dying = { ...world, dispatches: portWith(world.dispatches, 'advance', killed) };
    await expect(sendDeliveries(JOB, dying)).rejects.toThrow('killed');
    await sendDeliveries(JOB, world);
    expect(world.events.published.map(({ type }) => type)).toEqual([
      'MilestoneCompleted',
      'MilestoneCompleted',
    ]);
    expect(world.mailer.sent).toHaveLength(1);
    expect((await world.milestones.find('m'))?.state).toBe('completed');
  });
});
