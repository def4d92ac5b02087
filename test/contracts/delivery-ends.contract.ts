import { describe, expect, it } from 'vitest';
import type { DeliveryInState, Outcome } from '../../domain/mail/delivery.ts';
import { aDelivery, deliveries, only } from '../fixtures/a-delivery.ts';
import {
  claim,
  claimOne,
  evidence,
  NOW,
  openWith,
  settle,
  shown,
  stored,
  storedOutcomes,
  written,
} from './delivery-steps.ts';
import type { Open, Stores } from './stores.ts';

const cancelled: Outcome = { state: 'cancelled', at: NOW + 1 };
const arrived: Outcome = { ...written.accepted, at: NOW + 9, settledBy: 'lo.ek@malmo.example' };
const sentAgain: Outcome = { state: 'planned', tries: 1, notBefore: 0, generation: 1 };

export function deliveryEndsContract(open: Open): void {
  describe('an answer after the lease was over', () => late(open));
  describe('cancelling deliveries', () => cancelling(open));
  describe('a person who settles what nobody knew', () => resolving(open));
}

/** A delivery that became unknown in its first attempt. */
async function unknown(open: Open): Promise<{ stores: Stores; delivery: DeliveryInState<'unknown'> }> {
  const stores = await openWith(open, [aDelivery()]);
  await settle(stores, await claimOne(stores, aDelivery()), written.unknown);
  return { stores, delivery: only('unknown', aDelivery({ outcome: written.unknown })) };
}

function late(open: Open): void {
  it.each(['accepted', 'failed'] as const)('still tells: %s', async (state) => {
    const { stores, delivery } = await unknown(open);
    const outcome = { state: 'sending', tries: 1, attempt: 'a1', leaseUntil: 0 } as const;
    await settle(stores, { ...delivery, outcome }, written[state]);
    expect(await storedOutcomes(stores)).toEqual([written[state]]);
  });

  it.each(['planned', 'skipped', 'unknown'] as const)('tells nothing where it says %s', async (state) => {
    const { stores, delivery } = await unknown(open);
    const outcome = { state: 'sending', tries: 1, attempt: 'a1', leaseUntil: 0 } as const;
    const later = state === 'planned' ? written.planned : { ...written[state], at: NOW + 99 };
    await settle(stores, { ...delivery, outcome }, later);
    expect(await storedOutcomes(stores)).toEqual([written.unknown]);
  });

  it('tells nothing to another attempt', async () => {
    const { stores, delivery } = await unknown(open);
    const outcome = { state: 'sending', tries: 1, attempt: 'a0', leaseUntil: 0 } as const;
    await settle(stores, { ...delivery, outcome }, { ...written.accepted, attempt: 'a0' });
    expect(await storedOutcomes(stores)).toEqual([written.unknown]);
  });
}

function cancelling(open: Open): void {
  it('ends those that are still planned, due or not, and says how many', async () => {
    const waiting = aDelivery({
      id: 'delivery-9',
      outcome: { state: 'planned', tries: 2, notBefore: NOW + 99, reason: 'Throttling' },
    });
    const stores = await openWith(open, [...deliveries(2), waiting]);
    expect(await stores.deliveries.cancel('m', [...deliveries(2), waiting], NOW + 1)).toBe(3);
    expect(await storedOutcomes(stores)).toEqual([cancelled, cancelled, cancelled]);
    expect(await stores.deliveries.cancel('m', deliveries(2), NOW + 2)).toBe(0);
    expect(await storedOutcomes(stores)).toEqual([cancelled, cancelled, cancelled]);
  });

  it('leaves what is being sent, whatever the caller last saw', async () => {
    const stores = await openWith(open, deliveries(2));
    const claimed = await claim(stores, deliveries(1));
    expect(await stores.deliveries.cancel('m', deliveries(2), NOW + 1)).toBe(1);
    expect(await storedOutcomes(stores)).toEqual([claimed[0]?.outcome, cancelled]);
  });

  it.each(['accepted', 'failed', 'unknown', 'skipped'] as const)('leaves what is %s', async (state) => {
    const stores = await openWith(open, [aDelivery()]);
    await settle(stores, await claimOne(stores, aDelivery()), written[state]);
    expect(await stores.deliveries.cancel('m', [aDelivery()], NOW + 1)).toBe(0);
    expect(await storedOutcomes(stores)).toEqual([written[state]]);
  });

  it('is final: what was cancelled is neither claimed nor proven', async () => {
    const stores = await openWith(open, [aDelivery()]);
    await stores.deliveries.cancel('m', [aDelivery()], NOW + 1);
    expect(await claim(stores, [aDelivery()])).toEqual([]);
    expect(await stores.deliveries.record(evidence.complained)).toEqual({ kind: 'foreign' });
    expect(await storedOutcomes(stores)).toEqual([cancelled]);
  });

  it('against a claim at the same time gives each mail to one of the two', async () => {
    const stores = await openWith(open, deliveries(25));
    const [claimed, count] = await Promise.all([
      claim(stores, deliveries(25)),
      stores.deliveries.cancel('m', deliveries(25), NOW + 1),
    ]);
    const outcomes = await storedOutcomes(stores);
    expect(claimed.length + count).toBe(25);
    expect(outcomes.filter(({ state }) => state === 'sending')).toHaveLength(claimed.length);
    expect(outcomes.filter(({ state }) => state === 'cancelled')).toHaveLength(count);
  });

  it('makes no row, and does nothing for none', async () => {
    const stores = await openWith(open, []);
    expect(await stores.deliveries.cancel('m', [aDelivery()], NOW)).toBe(0);
    expect(await stores.deliveries.cancel('m', [], NOW)).toBe(0);
    expect(await stored(stores)).toEqual([]);
  });
}

function resolving(open: Open): void {
  it('says that it arrived', async () => {
    const { stores, delivery } = await unknown(open);
    expect(await stores.deliveries.resolve({ dispatchId: 'm', delivery, outcome: arrived })).toBe(true);
    expect(await storedOutcomes(stores)).toEqual([arrived]);
  });

  it('has it sent again, and what is sent then knows that it is', async () => {
    const { stores, delivery } = await unknown(open);
    expect(await stores.deliveries.resolve({ dispatchId: 'm', delivery, outcome: sentAgain })).toBe(true);
    expect(await storedOutcomes(stores)).toEqual([sentAgain]);
    const claimed = await claimOne(stores, aDelivery({ outcome: sentAgain }), 'a2');
    expect(claimed.outcome).toMatchObject({ tries: 2, attempt: 'a2', generation: 1 });
    expect(await stored(stores)).toEqual([claimed]);
  });

  it('does so once: the second is told that it was settled', async () => {
    const { stores, delivery } = await unknown(open);
    await stores.deliveries.resolve({ dispatchId: 'm', delivery, outcome: arrived });
    expect(await stores.deliveries.resolve({ dispatchId: 'm', delivery, outcome: sentAgain })).toBe(false);
    expect(await storedOutcomes(stores)).toEqual([arrived]);
  });

  it('is one of two who do so at once', async () => {
    const { stores, delivery } = await unknown(open);
    const [first, second] = await Promise.all([
      stores.deliveries.resolve({ dispatchId: 'm', delivery, outcome: arrived }),
      stores.deliveries.resolve({ dispatchId: 'm', delivery, outcome: sentAgain }),
    ]);
    expect(first).toBe(!second);
    expect(await storedOutcomes(stores)).toEqual([first ? arrived : sentAgain]);
  });

  it('comes too late after evidence', async () => {
    const { stores, delivery } = await unknown(open);
    await stores.deliveries.record(evidence.delivered);
    expect(await stores.deliveries.resolve({ dispatchId: 'm', delivery, outcome: sentAgain })).toBe(false);
    expect(await storedOutcomes(stores)).toEqual([shown.delivered]);
  });

  it('is refused where another attempt is unknown by now, and where there is none', async () => {
    const { stores, delivery } = await unknown(open);
    const stale = { ...delivery, outcome: { ...delivery.outcome, attempt: 'a0' } };
    const nowhere = { ...delivery, id: 'delivery-2' };
    for (const wrong of [stale, nowhere])
      expect(await stores.deliveries.resolve({ dispatchId: 'm', delivery: wrong, outcome: arrived })).toBe(
        false,
      );
    expect(await storedOutcomes(stores)).toEqual([written.unknown]);
  });
}
