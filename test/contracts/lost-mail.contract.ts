import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../domain/mail/delivery.ts';
import { aDelivery, only } from '../fixtures/a-delivery.ts';
import { anOutcome } from '../fixtures/an-outcome.ts';
import { evidence, NOW, openWith, shown, storedOutcomes } from './delivery-steps.ts';
import type { Open } from './stores.ts';

/** What a restored table can have of a mail that attempt `a1` of the lost table sent. */
const BEHIND: readonly Outcome[] = [
  anOutcome('planned'),
  anOutcome('skipped', { attempt: 'a0' }),
  anOutcome('cancelled'),
  anOutcome('sending', { attempt: 'a0' }),
  anOutcome('unknown', { attempt: 'restored-1' }),
  anOutcome('failed', { attempt: 'a0' }),
];

const DOUBT = { attempt: 'restored-1', at: NOW, reason: 'restored' };

export function lostMailContract(open: Open): void {
  describe('evidence of mails that a lost table sent', () => {
    it.each(BEHIND.map((outcome) => [outcome.state, outcome] as const))(
      'counts where the row is %s, and only if it is known to be of a lost table',
      async (_state, outcome) => {
        const stores = await openWith(open, [aDelivery({ outcome })]);
        expect(await stores.deliveries.record(evidence.delivered)).toEqual({ kind: 'foreign' });
        expect(await storedOutcomes(stores)).toEqual([outcome]);
        expect(await stores.deliveries.record(evidence.delivered, 'lost')).toMatchObject({
          kind: 'recorded',
        });
        expect(await storedOutcomes(stores)).toEqual([shown.delivered]);
        expect(await stores.deliveries.record(evidence.delivered, 'lost')).toMatchObject({ kind: 'known' });
        expect(await stores.deliveries.record(evidence.accepted, 'lost')).toMatchObject({ kind: 'known' });
        expect(await storedOutcomes(stores)).toEqual([shown.delivered]);
      },
    );

    it('is foreign where there is no such delivery', async () => {
      const stores = await openWith(open, [aDelivery()]);
      const elsewhere = { ...evidence.delivered, delivery: 'delivery-9' };
      expect(await stores.deliveries.record(elsewhere, 'lost')).toEqual({ kind: 'foreign' });
      expect(await storedOutcomes(stores)).toEqual([anOutcome('planned')]);
    });
  });

  describe('doubting planned mails', () => {
    it('makes them unknown, and keeps tries and how often a person sent them again', async () => {
      const outcome = anOutcome('planned', { tries: 3, generation: 2 });
      const stores = await openWith(open, [aDelivery({ outcome })]);
      const deliveries = [only('planned', aDelivery({ outcome }))];
      await stores.deliveries.doubt('m', { deliveries, ...DOUBT });
      const unknown = { state: 'unknown', ...DOUBT, tries: 3, generation: 2 };
      expect(await storedOutcomes(stores)).toEqual([unknown]);
    });

    it.each([anOutcome('accepted'), anOutcome('planned', { notBefore: NOW + 1 })])(
      'leaves those that have changed meanwhile: $state',
      async (outcome) => {
        const stores = await openWith(open, [aDelivery({ outcome })]);
        await stores.deliveries.doubt('m', { deliveries: [only('planned', aDelivery())], ...DOUBT });
        expect(await storedOutcomes(stores)).toEqual([outcome]);
      },
    );
  });
}
