import { describe, expect, it } from 'vitest';
import { aDelivery, deliveries } from '../fixtures/a-delivery.ts';
import { claim, claimOne, NOW, openWith, settle, stored, written } from './delivery-steps.ts';
import type { Open } from './stores.ts';

export function deliveriesContract(open: Open): void {
  describe('claiming deliveries', () => claiming(open));
  describe('settling deliveries', () => settling(open));
}

function claiming(open: Open): void {
  it('makes those that are planned and due this attempt’s', async () => {
    const stores = await openWith(open, deliveries(3));
    const claimed = await claim(stores, deliveries(3));
    const outcome = { state: 'sending', tries: 1, attempt: 'a1', leaseUntil: NOW + 60 };
    expect(claimed).toEqual(deliveries(3).map((row) => ({ ...row, outcome })));
    expect(await stored(stores)).toEqual(claimed);
  });

  it('counts the tries', async () => {
    const again = aDelivery({
      outcome: { state: 'planned', tries: 4, notBefore: NOW, reason: 'Throttling' },
    });
    const stores = await openWith(open, [again]);
    expect((await claim(stores, [again]))[0]?.outcome).toMatchObject({ state: 'sending', tries: 5 });
  });

  it('takes none that is not due yet', async () => {
    const early = aDelivery({ outcome: { state: 'planned', tries: 1, notBefore: NOW + 1 } });
    const stores = await openWith(open, [early]);
    expect(await claim(stores, [early])).toEqual([]);
    expect(await stored(stores)).toEqual([early]);
  });

  it('takes none that somebody else has, and leaves theirs as it is', async () => {
    const stores = await openWith(open, deliveries(3));
    await claim(stores, deliveries(2), 'rival');
    expect((await claim(stores, deliveries(3))).map(({ id }) => id)).toEqual(['delivery-002']);
    const attempts = (await stored(stores)).map(
      ({ outcome }) => outcome.state === 'sending' && outcome.attempt,
    );
    expect(attempts).toEqual(['rival', 'rival', 'a1']);
  });

  it('gives each to one of two workers that come at once', async () => {
    const stores = await openWith(open, deliveries(25));
    const [mine, theirs] = await Promise.all([
      claim(stores, deliveries(25), 'mine'),
      claim(stores, deliveries(25), 'theirs'),
    ]);
    const ids = [...mine, ...theirs].map(({ id }) => id);
    expect(ids.sort()).toEqual(deliveries(25).map(({ id }) => id));
  });

  it('takes again what this very attempt has already, for its answer may have been lost', async () => {
    const stores = await openWith(open, [aDelivery()]);
    const first = await claim(stores, [aDelivery()]);
    expect(first).toHaveLength(1);
    expect(await claim(stores, [aDelivery()])).toEqual(first);
  });

  it('takes nothing that is settled or not there', async () => {
    const done = aDelivery({ outcome: written.accepted });
    const stores = await openWith(open, [done]);
    expect(await claim(stores, [aDelivery(), aDelivery({ id: 'nowhere' })])).toEqual([]);
    expect(await claim(stores, [])).toEqual([]);
    expect(await stored(stores)).toEqual([done]);
  });
}

function settling(open: Open): void {
  it.each(['accepted', 'failed', 'unknown', 'skipped', 'planned'] as const)(
    'writes what became of it: %s',
    async (state) => {
      const stores = await openWith(open, [aDelivery()]);
      await settle(stores, await claimOne(stores, aDelivery()), written[state]);
      expect(await stored(stores)).toEqual([aDelivery({ outcome: written[state] })]);
    },
  );

  it('writes to each of a batch its own', async () => {
    const stores = await openWith(open, deliveries(3));
    const states = ['accepted', 'planned', 'unknown'] as const;
    const claimed = await claim(stores, deliveries(3));
    await stores.deliveries.settle(
      'm',
      claimed.map((from, index) => ({ from, outcome: written[states[index] ?? 'failed'] })),
    );
    expect((await stored(stores)).map(({ outcome }) => outcome)).toEqual(
      states.map((state) => written[state]),
    );
  });

  it('writes nothing where the attempt is no longer the one that holds it', async () => {
    const stores = await openWith(open, [aDelivery()]);
    const mine = await claimOne(stores, aDelivery());
    await settle(stores, mine, written.planned);
    const taken = await claimOne(stores, aDelivery({ outcome: written.planned }), 'a2');
    await settle(stores, mine, written.accepted);
    await settle(stores, mine, written.unknown);
    expect(await stored(stores)).toEqual([taken]);
  });

  it.each(['accepted', 'failed', 'skipped'] as const)('never changes what is %s already', async (state) => {
    const stores = await openWith(open, [aDelivery()]);
    const from = await claimOne(stores, aDelivery());
    await settle(stores, from, written[state]);
    for (const later of ['unknown', 'planned', 'accepted', 'failed'] as const)
      await settle(stores, from, { ...written[later], tries: 2 });
    expect(await stored(stores)).toEqual([aDelivery({ outcome: written[state] })]);
  });

  it('makes no row', async () => {
    const stores = await openWith(open, []);
    const outcome = { state: 'sending', tries: 1, attempt: 'a1', leaseUntil: 1 } as const;
    await settle(stores, { ...aDelivery(), outcome }, written.accepted);
    expect(await stored(stores)).toEqual([]);
  });
}
