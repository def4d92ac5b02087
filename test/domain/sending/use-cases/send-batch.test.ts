import { describe, expect, it } from 'vitest';
import type { Delivery, Outcome, SendResult } from '../../../../domain/mail/delivery.ts';
import { recipientDigest, type SuppressionScope } from '../../../../domain/mail/suppression.ts';
import { sendBatch, settleBatch } from '../../../../domain/sending/use-cases/send-batch.ts';
import { aDelivery, deliveries, only } from '../../../fixtures/a-delivery.ts';
import { aVariant } from '../../../fixtures/a-variant.ts';
import { type DispatchingWorld, dispatchingWorld, JOB, NOW } from '../../../fixtures/dispatching-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';
import { InMemoryMailer } from '../../../in-memory/in-memory-mailer.ts';

const variants = new Map([[aVariant().id, aVariant()]]);
const SENDER = 'besked@lending.example';
const send = async (mails: Delivery[], ports: DispatchingWorld, probe = false) => {
  const batch = mails.map((mail) => only('planned', mail));
  const sent = await sendBatch(JOB, { batch, before: [] }, { variants }, ports);
  await settleBatch(JOB, sent, { sender: SENDER, lane: 'other', probe }, ports);
  return sent.settled;
};

const suppress = (world: DispatchingWorld, { address }: Delivery, scope: SuppressionScope = 'all') =>
  world.suppressions.add({ recipient: recipientDigest(address), scope, reason: 'unsubscribe', at: 1 });

/** A world whose ports tell in which order they were called. */
async function recordingWorld(mails: Delivery[]) {
  const world = await dispatchingWorld(mails);
  const calls: string[] = [];
  const told =
    <A extends unknown[], R>(name: string, call: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      calls.push(`${name} begins`);
      const result = await call(...given);
      calls.push(`${name} ends`);
      return result;
    };
  const { deliveries: rows, suppressions, mailer, manualFollowUps } = world;
  const claiming = portWith(rows, 'claim', told('intent', rows.claim.bind(rows)));
  return {
    calls,
    world: {
      ...world,
      deliveries: portWith(claiming, 'settle', told('outcome', rows.settle.bind(rows))),
      suppressions: portWith(
        suppressions,
        'among',
        told('suppression', suppressions.among.bind(suppressions)),
      ),
      mailer: portWith(mailer, 'send', told('call', mailer.send.bind(mailer))),
      manualFollowUps: portWith(
        manualFollowUps,
        'open',
        told('task', manualFollowUps.open.bind(manualFollowUps)),
      ),
    },
  };
}

describe('the order of one batch', () => {
  it('is intent, suppression, call, outcome, each done before the next begins', async () => {
    const { world, calls } = await recordingWorld([aDelivery()]);
    await send([aDelivery()], world);
    expect(calls).toEqual(
      ['intent', 'suppression', 'call', 'outcome'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
  });

  it('has the task of a person with a duty before the outcome, so that a crash leaves no silence', async () => {
    const { world, calls } = await recordingWorld([aDelivery()]);
    await suppress(world, aDelivery());
    await send([aDelivery()], world);
    expect(calls).toEqual(
      ['intent', 'suppression', 'task', 'outcome'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
  });

  it('honours an unsubscribe made while the intent was being written', async () => {
    const world = await dispatchingWorld([aDelivery()]);
    const racing = portWith(world.deliveries, 'claim', async (claim) => {
      await suppress(world, aDelivery());
      return world.deliveries.claim(claim);
    });
    await send([aDelivery()], { ...world, deliveries: racing });
    expect(world.mailer.sent).toEqual([]);
    expect(await world.outcomes()).toMatchObject([{ state: 'skipped' }]);
  });

  it('makes no call when suppressions cannot be read', async () => {
    const world = await dispatchingWorld([aDelivery()]);
    const blind = { ...world, suppressions: portWith(world.suppressions, 'among', killed) };
    await expect(send([aDelivery()], blind)).rejects.toThrow('killed');
    expect(world.mailer.sent).toEqual([]);
  });

  it('asks nothing when another worker has all of the batch', async () => {
    const { world, calls } = await recordingWorld([]);
    expect(await send([aDelivery()], world)).toEqual([]);
    expect(calls.filter((call) => /suppression|call/.test(call))).toEqual([]);
  });
});

describe('a batch that follows another', () => {
  const [first, second] = deliveries(2);
  if (!first || !second) throw new Error('there are two');
  const batchOf = (mail: Delivery) => ({ batch: [only('planned', mail)] });

  it('has the outcomes of the one before stored in the call of its claim', async () => {
    const world = await dispatchingWorld([first, second]);
    const before = await sendBatch(JOB, { ...batchOf(first), before: [] }, { variants }, world);
    expect((await world.outcomes()).map(({ state }) => state)).toEqual(['sending', 'planned']);
    const alone = { ...world, deliveries: portWith(world.deliveries, 'settle', killed) };
    await sendBatch(JOB, { ...batchOf(second), before: before.settled }, { variants }, alone);
    expect((await world.outcomes()).map(({ state }) => state)).toEqual(['accepted', 'sending']);
  });

  it('has them stored all the same where it cannot be claimed', async () => {
    const world = await dispatchingWorld([first, second]);
    const before = await sendBatch(JOB, { ...batchOf(first), before: [] }, { variants }, world);
    const failing = { ...world, deliveries: portWith(world.deliveries, 'claim', killed) };
    const next = sendBatch(JOB, { ...batchOf(second), before: before.settled }, { variants }, failing);
    await expect(next).rejects.toThrow('killed');
    expect((await world.outcomes()).map(({ state }) => state)).toEqual(['accepted', 'planned']);
  });

  it('is put back as it was where the dispatch was stopped meanwhile', async () => {
    const again = aDelivery({ outcome: { state: 'planned', tries: 3, notBefore: 0, generation: 1 } });
    const world = await dispatchingWorld([again]);
    const stopped = portWith(world.deliveries, 'claim', async (claim) => {
      await world.milestones.advance('m', { from: 'dispatching', to: 'stopping', at: NOW });
      return world.deliveries.claim(claim);
    });
    await send([again], { ...world, deliveries: stopped });
    expect(world.mailer.sent).toEqual([]);
    expect(await world.outcomes()).toEqual([{ state: 'planned', tries: 3, notBefore: NOW, generation: 1 }]);
  });
});

describe('a suppressed recipient', () => {
  const member = aDelivery({ list: 'list:lending' });

  it('is skipped without a call, and the others of the batch are sent to', async () => {
    const three = deliveries(3);
    const world = await dispatchingWorld(three);
    await suppress(world, aDelivery({ address: 'PERSON001@malmo.example' }));
    await send(three, world);
    expect(world.mailer.sent.map(({ delivery }) => delivery.id)).toEqual(['delivery-000', 'delivery-002']);
    expect((await world.outcomes())[1]).toEqual({
      state: 'skipped',
      tries: 1,
      attempt: 'attempt-1',
      at: NOW,
      reason: 'suppressed',
    });
  });

  it('with a duty has to be reached another way: a task names the contact, once', async () => {
    const world = await dispatchingWorld([aDelivery()]);
    await suppress(world, aDelivery());
    await send([aDelivery()], world);
    expect(await world.manualFollowUps.ofOrganisation('m', '1280')).toEqual([
      { organisation: '1280', contact: 'contact-1', groups: ['clerks'], reason: 'suppressed', at: NOW },
    ]);
  });

  it('of a list has only left it: no task', async () => {
    const world = await dispatchingWorld([member]);
    await suppress(world, member, 'list:lending');
    await send([member], world);
    expect(world.mailer.sent).toEqual([]);
    expect(await world.manualFollowUps.ofOrganisation('m', '1280')).toEqual([]);
  });

  it('who left a list gets what is their duty all the same', async () => {
    const world = await dispatchingWorld([aDelivery()]);
    await suppress(world, aDelivery(), 'list:lending');
    await send([aDelivery()], world);
    expect(world.mailer.sent).toHaveLength(1);
  });

  it('who left another list gets this one', async () => {
    const world = await dispatchingWorld([member]);
    await suppress(world, member, 'list:parking');
    await send([member], world);
    expect(world.mailer.sent).toHaveLength(1);
  });

  it('of all mail gets none of a list either', async () => {
    const world = await dispatchingWorld([member]);
    await suppress(world, member, 'all');
    await send([member], world);
    expect(world.mailer.sent).toEqual([]);
  });
});

describe('what is stored after an answer', () => {
  const settled = { tries: 1, attempt: 'attempt-1', at: NOW };

  it.each<[SendResult, Outcome]>([
    [
      { kind: 'accepted', messageId: 'x' },
      { state: 'accepted', ...settled, messageId: 'x' },
    ],
    [
      { kind: 'refused', reason: 'MessageRejected' },
      { state: 'failed', ...settled, reason: 'MessageRejected' },
    ],
    [
      { kind: 'not-taken', reason: 'Throttling' },
      { state: 'planned', tries: 1, notBefore: NOW + 2_000, reason: 'Throttling' },
    ],
    [
      { kind: 'unreached', reason: 'ECONNREFUSED' },
      { state: 'planned', tries: 1, notBefore: NOW + 2_000, reason: 'ECONNREFUSED' },
    ],
    [
      // As if it had never been tried.
      { kind: 'held', reason: 'account-paused' },
      { state: 'planned', tries: 0, notBefore: NOW, reason: 'account-paused' },
    ],
    [
      { kind: 'unknown', reason: 'ETIMEDOUT' },
      { state: 'unknown', ...settled, reason: 'ETIMEDOUT' },
    ],
  ])('%j', async (answer, outcome) => {
    const world = await dispatchingWorld([aDelivery()], new InMemoryMailer(() => answer));
    expect(await send([aDelivery()], world)).toMatchObject([{ outcome }]);
    expect(await world.outcomes()).toEqual([outcome]);
    expect(world.mailer.sent).toHaveLength(1);
    expect(await world.manualFollowUps.ofOrganisation('m', '1280')).toEqual([]);
  });

  it('counts towards an outage only where there was no answer', async () => {
    const answers: SendResult[] = [
      { kind: 'unknown', reason: 'x' },
      { kind: 'not-taken', reason: 'x' },
      { kind: 'unreached', reason: 'x' },
      { kind: 'refused', reason: 'x' },
    ];
    const mailer = new InMemoryMailer(() => answers.shift() ?? { kind: 'accepted', messageId: 'x' });
    const world = await dispatchingWorld(deliveries(5), mailer);
    await send(deliveries(5), world);
    expect((await world.holds.read()).value).toEqual({ unanswered: [NOW, NOW], holds: [] });
  });

  it('holds all mail where the account was refused, once for all of a batch', async () => {
    const mailer = new InMemoryMailer(() => ({ kind: 'held', reason: 'identity-unverified' }));
    const world = await dispatchingWorld(deliveries(5), mailer);
    await send(deliveries(5), world);
    expect((await world.holds.read()).value?.holds).toEqual([
      {
        ...{ reason: 'identity-unverified', sender: SENDER },
        ...{ since: NOW, probeAt: NOW + 60_000, probeUntil: 0 },
      },
    ]);
  });

  it('of a probe: the hold lasts while its reader has left, and ends with the first mail accepted', async () => {
    const mailer = new InMemoryMailer(() => ({ kind: 'held', reason: 'account-paused' }));
    const world = await dispatchingWorld(deliveries(3), mailer);
    const [first, second, third] = deliveries(3);
    if (!first || !second || !third) throw new Error('there are three');
    await send([first], world);
    const back = { ...world, mailer: new InMemoryMailer() };
    await suppress(world, second);
    await send([second], back, true);
    expect((await world.holds.read()).value?.holds).toMatchObject([{ reason: 'account-paused' }]);
    expect(back.mailer.sent).toEqual([]);
    await send([third], back, true);
    expect((await world.holds.read()).value?.holds).toEqual([]);
  });
});
