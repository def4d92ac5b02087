import { describe, expect, it } from 'vitest';
import type { Evidence, Outcome } from '../../domain/mail/delivery.ts';
import { aDelivery } from '../fixtures/a-delivery.ts';
import {
  claim,
  claimOne,
  evidence,
  NOW,
  openWith,
  settle,
  shown,
  storedOutcomes,
  written,
} from './delivery-steps.ts';
import type { Open, Stores } from './stores.ts';

const PROVEN = ['accepted', 'delayed', 'delivered', 'bounced', 'complained'] as const;
// Every order of three kinds of news that differ most.
const ORDERS = [
  ['accepted', 'delivered', 'bounced'],
  ['accepted', 'bounced', 'delivered'],
  ['delivered', 'accepted', 'bounced'],
  ['delivered', 'bounced', 'accepted'],
  ['bounced', 'accepted', 'delivered'],
  ['bounced', 'delivered', 'accepted'],
] as const;

export function deliveryEvidenceContract(open: Open): void {
  describe('evidence of the mail service', () => {
    recording(open);
    beforeTheSender(open);
    afterTheSender(open);
    foreign(open);
  });
}

/** A delivery that attempt `a1` is sending. */
async function sending(open: Open): Promise<Stores> {
  const stores = await openWith(open, [aDelivery()]);
  await claimOne(stores, aDelivery());
  return stores;
}

function recording(open: Open): void {
  it.each(PROVEN)('%s: is written before the sender wrote anything', async (proves) => {
    const stores = await sending(open);
    expect(await stores.deliveries.record(evidence[proves])).toMatchObject({ kind: 'recorded' });
    expect(await storedOutcomes(stores)).toEqual([shown[proves]]);
  });

  it.each(PROVEN)('%s: is known the second time, and the first stays as it was', async (proves) => {
    const stores = await sending(open);
    await stores.deliveries.record(evidence[proves]);
    const again = await stores.deliveries.record({ ...evidence[proves], at: NOW + 99 });
    expect(again).toEqual({ kind: 'known', was: shown[proves] });
    expect(await storedOutcomes(stores)).toEqual([shown[proves]]);
  });

  it.each(ORDERS)('%s, %s, %s: ends as bounced, in this order too', async (...order) => {
    const stores = await sending(open);
    for (const proves of order) await stores.deliveries.record(evidence[proves]);
    expect(await storedOutcomes(stores)).toEqual([shown.bounced]);
  });

  it('all at once, each of it twice, ends at the highest', async () => {
    const stores = await sending(open);
    const all: Evidence[] = [...PROVEN, ...PROVEN].map((proves) => evidence[proves]);
    await Promise.all(all.map((one) => stores.deliveries.record(one)));
    expect(await storedOutcomes(stores)).toEqual([shown.complained]);
  });

  it('keeps the count of tries', async () => {
    const fifth = aDelivery({ outcome: { state: 'planned', tries: 4, notBefore: 0 } });
    const stores = await openWith(open, [fifth]);
    await claimOne(stores, fifth);
    await stores.deliveries.record(evidence.delivered);
    expect(await storedOutcomes(stores)).toEqual([{ ...shown.delivered, tries: 5 }]);
  });
}

function beforeTheSender(open: Open): void {
  it.each(Object.keys(written) as (keyof typeof written)[])(
    'is not set back by a sender that then writes %s',
    async (state) => {
      const stores = await openWith(open, [aDelivery()]);
      const from = await claimOne(stores, aDelivery());
      await stores.deliveries.record(evidence.accepted);
      await settle(stores, from, written[state]);
      expect(await storedOutcomes(stores)).toEqual([shown.accepted]);
      expect(await claim(stores, [aDelivery()], 'a2')).toEqual([]);
    },
  );

  it('and what the sender writes at the same time end at the higher', async () => {
    const stores = await openWith(open, [aDelivery()]);
    const from = await claimOne(stores, aDelivery());
    await Promise.all([
      settle(stores, from, written.accepted),
      stores.deliveries.record(evidence.delivered),
      settle(stores, from, written.unknown),
    ]);
    expect(await storedOutcomes(stores)).toEqual([shown.delivered]);
  });
}

function afterTheSender(open: Open): void {
  it.each<[string, Outcome]>([
    ['an accepted mail', written.accepted],
    ['a mail that nobody knew of', written.unknown],
    ['a mail that counted as failed', written.failed],
  ])('raises %s, and tells what it was', async (_, outcome) => {
    const stores = await openWith(open, [aDelivery()]);
    await settle(stores, await claimOne(stores, aDelivery()), outcome);
    expect(await stores.deliveries.record(evidence.delivered)).toEqual({ kind: 'recorded', was: outcome });
    expect(await storedOutcomes(stores)).toEqual([shown.delivered]);
  });

  it('of a bounce counts after a delivery', async () => {
    const stores = await sending(open);
    await stores.deliveries.record(evidence.delivered);
    expect(await stores.deliveries.record(evidence.bounced)).toMatchObject({ kind: 'recorded' });
    expect(await storedOutcomes(stores)).toEqual([shown.bounced]);
  });

  it('changes nothing of a mail that no call was made for', async () => {
    const stores = await openWith(open, [aDelivery()]);
    await settle(stores, await claimOne(stores, aDelivery()), written.skipped);
    expect(await stores.deliveries.record(evidence.complained)).toMatchObject({ kind: 'known' });
    expect(await storedOutcomes(stores)).toEqual([written.skipped]);
  });
}

function foreign(open: Open): void {
  it('is foreign where another attempt has the delivery', async () => {
    const stores = await openWith(open, [aDelivery()]);
    await settle(stores, await claimOne(stores, aDelivery()), written.planned);
    expect(await stores.deliveries.record(evidence.delivered)).toEqual({ kind: 'foreign' });
    const again = aDelivery({ outcome: written.planned });
    const { outcome } = await claimOne(stores, again, 'a2');
    expect(await stores.deliveries.record(evidence.delivered)).toEqual({ kind: 'foreign' });
    expect(await storedOutcomes(stores)).toEqual([outcome]);
  });

  it('is foreign where there is no such delivery, and makes none', async () => {
    const stores = await sending(open);
    const before = await storedOutcomes(stores);
    for (const elsewhere of [{ dispatchId: 'n' }, { organisation: '1480' }, { delivery: 'delivery-2' }])
      expect(await stores.deliveries.record({ ...evidence.bounced, ...elsewhere })).toEqual({
        kind: 'foreign',
      });
    expect(await storedOutcomes(stores)).toEqual(before);
    expect(await stores.deliveries.ofOrganisation('n', '1280')).toEqual([]);
    expect(await stores.deliveries.ofOrganisation('m', '1480')).toEqual([]);
  });
}
