import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../domain/mail/delivery.ts';
import { recipientDigest } from '../../../../domain/mail/suppression.ts';
import { recordOutcome } from '../../../../domain/sending/use-cases/record-outcome.ts';
import { settleOrganisation } from '../../../../domain/sending/use-cases/settle-organisation.ts';
import { aDelivery, aSendingDelivery } from '../../../fixtures/a-delivery.ts';
import { anOutcome } from '../../../fixtures/an-outcome.ts';
import { type DispatchingWorld, dispatchingWorld, JOB, NOW } from '../../../fixtures/dispatching-world.ts';
import { EVIDENCE, type EvidenceName } from '../../../fixtures/evidence.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

const worldAt = (outcome: Outcome) => dispatchingWorld([aDelivery({ outcome })]);
const suppressionsIn = ({ suppressions }: DispatchingWorld) =>
  suppressions.ofRecipient(recipientDigest('asa.lind@malmo.example'));
const tasksIn = ({ manualFollowUps }: DispatchingWorld) => manualFollowUps.ofOrganisation('m', '1280');

describe('an event of the mail service', () => {
  const settled = { tries: 1, attempt: 'a1', at: NOW + 1 };

  it.each<[EvidenceName, object]>([
    ['Send', { state: 'accepted', messageId: 'ses-1' }],
    ['DeliveryDelay', { state: 'delayed', reason: 'MailboxFull' }],
    ['Delivery', { state: 'delivered' }],
    ['TransientBounce', { state: 'bounced', reason: 'Transient/General', permanent: false }],
    ['Bounce', { state: 'bounced', reason: 'Permanent/NoEmail', permanent: true }],
    ['Complaint', { state: 'complained', reason: 'abuse' }],
  ])('%s raises a mail that its sender has written nothing of yet', async (name, expected) => {
    const world = await dispatchingWorld([aSendingDelivery()]);
    expect(await recordOutcome(EVIDENCE[name], world)).toBe('recorded');
    expect(await world.outcomes()).toEqual([{ ...settled, ...expected }]);
    expect(world.mailer.sent).toEqual([]);
  });

  it.each<[EvidenceName, Outcome['state']]>([
    ['Send', 'delivered'],
    ['DeliveryDelay', 'delivered'],
    ['Delivery', 'bounced'],
    ['TransientBounce', 'delivered'],
    ['TransientBounce', 'complained'],
    ['Bounce', 'complained'],
    ['Send', 'skipped'],
  ])('%s never sets a mail back that is %s', async (name, state) => {
    const world = await worldAt(anOutcome(state));
    expect(await recordOutcome(EVIDENCE[name], world)).toBe('known');
    expect(await world.outcomes()).toEqual([anOutcome(state)]);
  });

  it.each([
    ['of another attempt', { attempt: 'a0' }],
    ['of a mail that is not there', { delivery: 'delivery-9' }],
    ['of another organisation', { organisation: '1480' }],
    ['of another milestone', { dispatchId: 'n' }],
  ])('%s is foreign and changes no mail, count or task', async (_, over) => {
    const world = await dispatchingWorld([aSendingDelivery()]);
    const { evidence } = EVIDENCE.Bounce;
    const foreign = { ...EVIDENCE.Bounce, evidence: { ...evidence, ...over } };
    expect(await recordOutcome(foreign, world)).toBe('foreign');
    expect(await world.outcomes()).toEqual([aSendingDelivery().outcome]);
    expect(await world.plans.allCounts('m')).toEqual([]);
    expect(await tasksIn(world)).toEqual([]);
    // The address is dead all the same.
    expect(await suppressionsIn(world)).toHaveLength(1);
  });

  it('twice is once', async () => {
    const world = await worldAt(anOutcome('accepted'));
    expect(await recordOutcome(EVIDENCE.Bounce, world)).toBe('recorded');
    const state = async () => {
      const counts = await world.plans.counts('m', '1280');
      return { rows: await world.outcomes(), counts: { ...counts, at: NOW } };
    };
    const after = await state();
    expect(await recordOutcome(EVIDENCE.Bounce, world)).toBe('known');
    expect(await state()).toEqual(after);
    expect(await tasksIn(world)).toHaveLength(1);
    expect(await suppressionsIn(world)).toHaveLength(1);
    expect(world.events.published).toHaveLength(1);
  });
});

describe('an address', () => {
  it('that no longer exists gets no more mail, and a person with a duty needs a follow-up', async () => {
    const world = await worldAt(anOutcome('accepted'));
    await recordOutcome(EVIDENCE.Bounce, world);
    expect(await suppressionsIn(world)).toEqual([
      {
        recipient: recipientDigest('asa.lind@malmo.example'),
        scope: 'all',
        reason: 'bounce',
        at: NOW + 1,
      },
    ]);
    expect(await tasksIn(world)).toEqual([
      { organisation: '1280', contact: 'contact-1', groups: ['clerks'], reason: 'bounced', at: NOW + 1 },
    ]);
    expect(await world.plans.counts('m', '1280')).toMatchObject({ returned: 1, unreachable: 1, reached: {} });
  });

  it('that complained gets no more mail either, and a person with a duty a task', async () => {
    const world = await worldAt(anOutcome('delivered'));
    await recordOutcome(EVIDENCE.Complaint, world);
    expect(await suppressionsIn(world)).toMatchObject([{ scope: 'all', reason: 'complaint' }]);
    expect(await tasksIn(world)).toMatchObject([{ reason: 'complained' }]);
    expect(await world.plans.counts('m', '1280')).toMatchObject({ returned: 1, unreachable: 1 });
  });

  it('of a list is suppressed without a task', async () => {
    const world = await dispatchingWorld([
      aDelivery({ list: 'list:lending', outcome: anOutcome('accepted') }),
    ]);
    await recordOutcome(EVIDENCE.Complaint, world);
    expect(await suppressionsIn(world)).toHaveLength(1);
    expect(await tasksIn(world)).toEqual([]);
  });

  it('with only a temporary bounce is not suppressed; somebody is asked to reach a person with a duty', async () => {
    const world = await worldAt(anOutcome('accepted'));
    await recordOutcome(EVIDENCE.TransientBounce, world);
    expect(await suppressionsIn(world)).toEqual([]);
    expect(await tasksIn(world)).toMatchObject([{ contact: 'contact-1', reason: 'bounced' }]);
    expect(await world.plans.counts('m', '1280')).toMatchObject({ returned: 1, unreachable: 0 });
  });
});

describe('an automatic reply to a mail that has arrived', () => {
  it('changes neither what was told nor what anybody has to do', async () => {
    const world = await worldAt(anOutcome('delivered'));
    await settleOrganisation(JOB, world);
    const before = { outcomes: await world.outcomes(), ledger: await world.ledgers.find('m', '1280') };
    expect(await recordOutcome(EVIDENCE.TransientBounce, world)).toBe('known');
    expect({ outcomes: await world.outcomes(), ledger: await world.ledgers.find('m', '1280') }).toEqual(
      before,
    );
    expect(await world.plans.counts('m', '1280')).toMatchObject({ delivered: 1, returned: 0 });
    expect(await tasksIn(world)).toEqual([]);
  });

  it('is no permanent bounce and no complaint, which undo a delivery', async () => {
    for (const [name, state] of [
      ['Bounce', 'bounced'],
      ['Complaint', 'complained'],
    ] as const) {
      const world = await worldAt(anOutcome('delivered'));
      await recordOutcome(EVIDENCE[name], world);
      expect(await world.outcomes()).toMatchObject([{ state }]);
      expect(await tasksIn(world)).toHaveLength(1);
    }
  });
});

describe('the counts', () => {
  it('are left alone by what changes none: a mail that was accepted is now delivered', async () => {
    const world = await worldAt(anOutcome('accepted'));
    await settleOrganisation(JOB, world);
    const counting = portWith(world.plans, 'saveCounts', killed);
    expect(await recordOutcome(EVIDENCE.Delivery, { ...world, plans: counting })).toBe('recorded');
    expect(world.events.published).toHaveLength(1);
  });

  it.each(['unknown', 'failed'] as const)(
    'lose a mail that was %s and for which evidence comes; nothing completes twice',
    async (state) => {
      const world = await worldAt(anOutcome(state));
      await settleOrganisation(JOB, world);
      expect(await world.plans.counts('m', '1280')).toMatchObject({ [state]: 1, accepted: 0 });
      expect(await recordOutcome(EVIDENCE.Send, world)).toBe('recorded');
      expect(await world.plans.counts('m', '1280')).toMatchObject({ [state]: 0, accepted: 1 });
      expect((await world.milestones.find('m'))?.state).toBe('completed');
      expect(world.events.published).toHaveLength(1);
      const [obligation] = await world.obligations.ofOrganisation('m', '1280');
      expect(obligation?.progress).toEqual({ state: 'sent', people: 1, reached: 1 });
    },
  );

  it.each(['Bounce', 'Complaint'] as const)(
    'are right after a %s whose first try died before it counted',
    async (name) => {
      const world = await worldAt(anOutcome('accepted'));
      const dying = { ...world, plans: portWith(world.plans, 'saveCounts', killed) };
      await expect(recordOutcome(EVIDENCE[name], dying)).rejects.toThrow('killed');
      expect(await recordOutcome(EVIDENCE[name], world)).toBe('known');
      expect(await world.plans.counts('m', '1280')).toMatchObject({ returned: 1, unreachable: 1 });
      expect(await tasksIn(world)).toHaveLength(1);
    },
  );

  it.each<[EvidenceName, Outcome['state']]>([
    ['Delivery', 'sending'],
    ['Delivery', 'accepted'],
    ['Delivery', 'delayed'],
    ['Send', 'accepted'],
    ['Send', 'delivered'],
  ])('are not even read when a %s of a mail that was %s comes for the first time', async (name, state) => {
    const world = await worldAt(anOutcome(state));
    const unread = { ...world, plans: portWith(world.plans, 'counts', killed) };
    expect(await recordOutcome(EVIDENCE[name], unread, 'first')).toMatch(/recorded|known/);
    // A try that died may have left it uncounted.
    await expect(recordOutcome(EVIDENCE[name], unread)).rejects.toThrow('killed');
  });

  it.each(['unknown', 'failed'] as const)(
    'are right after a Send of a mail that was %s, which was recorded and did not hear of it',
    async (state) => {
      const world = await worldAt(anOutcome(state));
      await settleOrganisation(JOB, world);
      await world.deliveries.record(EVIDENCE.Send.evidence);
      expect(await recordOutcome(EVIDENCE.Send, world, 'first')).toBe('known');
      expect(await world.plans.counts('m', '1280')).toMatchObject({ [state]: 0, accepted: 1 });
    },
  );

  it.each(['unknown', 'failed'] as const)(
    'are right after a Send of a mail that was %s, whose first try died before it counted',
    async (state) => {
      const world = await worldAt(anOutcome(state));
      await settleOrganisation(JOB, world);
      const dying = { ...world, plans: portWith(world.plans, 'saveCounts', killed) };
      await expect(recordOutcome(EVIDENCE.Send, dying, 'first')).rejects.toThrow('killed');
      expect(await world.plans.counts('m', '1280')).toMatchObject({ [state]: 1 });
      expect(await recordOutcome(EVIDENCE.Send, world)).toBe('known');
      expect(await world.plans.counts('m', '1280')).toMatchObject({ [state]: 0, accepted: 1 });
    },
  );

  it('lose a bounce that was not permanent, once the mail is delivered after all', async () => {
    const world = await worldAt(anOutcome('accepted'));
    await recordOutcome(EVIDENCE.TransientBounce, world, 'first');
    expect(await world.plans.counts('m', '1280')).toMatchObject({ returned: 1, mayArrive: 1 });
    expect(await recordOutcome(EVIDENCE.Delivery, world, 'first')).toBe('recorded');
    expect(await world.plans.counts('m', '1280')).toMatchObject({ returned: 0, delivered: 1 });
  });
});
