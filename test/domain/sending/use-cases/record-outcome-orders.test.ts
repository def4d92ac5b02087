import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../domain/mail/delivery.ts';
import { recipientDigest } from '../../../../domain/mail/suppression.ts';
import { recordOutcome } from '../../../../domain/sending/use-cases/record-outcome.ts';
import { settleOrganisation } from '../../../../domain/sending/use-cases/settle-organisation.ts';
import { aSendingDelivery } from '../../../fixtures/a-delivery.ts';
import { anOutcome } from '../../../fixtures/an-outcome.ts';
import { dispatchingWorld, JOB, NOW } from '../../../fixtures/dispatching-world.ts';
import { EVIDENCE, type EvidenceName } from '../../../fixtures/evidence.ts';

/** All orders of these. */
function orders<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((first, index) =>
    orders(items.toSpliced(index, 1)).map((others) => [first, ...others]),
  );
}

describe('in whatever order they come, together with what the sender writes', () => {
  const SENDER = 'the sender';
  type Step = EvidenceName | typeof SENDER;

  async function endOf(steps: readonly Step[]) {
    const from = aSendingDelivery();
    const world = await dispatchingWorld([from]);
    for (const step of steps) {
      if (step === SENDER) {
        await world.deliveries.settle('m', [{ from, outcome: anOutcome('accepted', { at: NOW + 1 }) }]);
        await settleOrganisation(JOB, world);
      } else await recordOutcome(EVIDENCE[step], world);
    }
    // Arrivals are counted later, together.
    await settleOrganisation(JOB, world);
    const suppressions = await world.suppressions.ofRecipient(recipientDigest('asa.lind@malmo.example'));
    return {
      outcomes: await world.outcomes(),
      // However often it was counted, and when.
      counts: { ...(await world.plans.counts('m', '1280')), at: NOW },
      tasks: (await world.manualFollowUps.ofOrganisation('m', '1280')).map(({ contact }) => contact),
      suppressed: suppressions.map(({ scope }) => scope),
      told: world.events.published.length,
    };
  }

  it.each<[EvidenceName[], Outcome['state'], object]>([
    [['Send', 'DeliveryDelay', 'Delivery'], 'delivered', { tasks: [], suppressed: [] }],
    [['Send', 'TransientBounce', 'Bounce'], 'bounced', { tasks: ['contact-1'], suppressed: ['all'] }],
    [['Send', 'DeliveryDelay', 'TransientBounce'], 'bounced', { tasks: ['contact-1'], suppressed: [] }],
    [['Send', 'DeliveryDelay', 'Bounce'], 'bounced', { tasks: ['contact-1'], suppressed: ['all'] }],
    [['Send', 'Delivery', 'Bounce'], 'bounced', { tasks: ['contact-1'], suppressed: ['all'] }],
    [
      ['Send', 'Delivery', 'Bounce', 'Complaint'],
      'complained',
      { tasks: ['contact-1'], suppressed: ['all'] },
    ],
  ])('%j end as %s', async (names, state, expected) => {
    const ends = await Promise.all(orders<Step>([SENDER, ...names]).map(endOf));
    expect(ends.length).toBeGreaterThanOrEqual(24);
    expect(ends[0]).toMatchObject({ outcomes: [{ state, attempt: 'a1' }], told: 1, ...expected });
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
  });

  it('an automatic reply undoes no delivery, whichever is heard of first', async () => {
    const ends = await Promise.all(orders<Step>([SENDER, 'Send', 'Delivery', 'TransientBounce']).map(endOf));
    for (const { outcomes, counts, suppressed } of ends) {
      expect(outcomes).toMatchObject([{ state: 'delivered' }]);
      expect(counts).toMatchObject({ accepted: 1, delivered: 1, returned: 0, unreachable: 0 });
      expect(suppressed).toEqual([]);
    }
    // Nobody is asked to reach somebody whose mail is known to have arrived.
    const heardLater = await endOf([SENDER, 'Send', 'Delivery', 'TransientBounce', 'TransientBounce']);
    expect(heardLater.tasks).toEqual([]);
  });
});
