import { describe, expect, it } from 'vitest';
import { aDelivery, deliveries, only } from '../fixtures/a-delivery.ts';
import { claim, claimOne, NOW, openWith, settle, stored, written } from './delivery-steps.ts';
import type { Open } from './stores.ts';

export function deliveriesContract(open: Open): void {
  describe('reading deliveries', () => reading(open));
  describe('claiming deliveries', () => claiming(open));
  describe('settling deliveries', () => settling(open));
}

function reading(open: Open): void {
  it('finds one of them, or none', async () => {
    const stores = await openWith(open, deliveries(2));
    const [first] = deliveries(2);
    const { organisation, id = '' } = { organisation: '1280', ...first };
    expect(await stores.deliveries.find('m', { organisation, id })).toEqual(first);
    expect(await stores.deliveries.find('m', { organisation, id: 'nowhere' })).toBeUndefined();
    expect(await stores.deliveries.find('n', { organisation, id })).toBeUndefined();
  });

  it('gives each to one share of an organisation’s, in their order', async () => {
    const ids = ['2', 'a', 'k22', 'k22a', 'k21z', 'kz', 'z', 'delivery-1'];
    const stores = await openWith(
      open,
      ids.map((id) => aDelivery({ id, address: `${id}@malmo.example` })),
    );
    const idsOfShare = async (number: number, of: number) =>
      (await stores.deliveries.ofOrganisation('m', '1280', { number, of })).map(({ id }) => id);
    expect(await idsOfShare(0, 1)).toEqual(ids.toSorted());
    expect(await idsOfShare(0, 2)).toEqual(['2', 'a', 'delivery-1', 'k21z']);
    expect(await idsOfShare(1, 2)).toEqual(['k22', 'k22a', 'kz', 'z']);
  });
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

  it('settles what was sent before in the same call, whether or not anything is left to claim', async () => {
    const stores = await openWith(open, deliveries(3));
    const [first, second, third] = deliveries(3).map((row) => only('planned', row));
    if (!first || !second || !third) throw new Error('there are three');
    const step = { dispatchId: 'm', now: NOW, leaseUntil: NOW + 60 };
    const [one] = await stores.deliveries.claim({ ...step, attempt: 'a1', deliveries: [first] });
    if (!one) throw new Error('nothing was claimed');
    const settled = [{ from: one, outcome: written.accepted }];
    const next = await stores.deliveries.claim({ ...step, attempt: 'a2', settled, deliveries: [second] });
    expect(next.map(({ id }) => id)).toEqual([second.id]);
    expect((await stored(stores)).map(({ outcome }) => outcome.state)).toEqual([
      'accepted',
      'sending',
      'planned',
    ]);
    const last = next.map((from) => ({ from, outcome: { ...written.failed, attempt: 'a2' } }));
    expect(await stores.deliveries.claim({ ...step, attempt: 'a3', settled: last, deliveries: [] })).toEqual(
      [],
    );
    expect((await stored(stores)).map(({ outcome }) => outcome.state)).toEqual([
      'accepted',
      'failed',
      'planned',
    ]);
  });

  it('settles nothing of an attempt that no longer holds it', async () => {
    const stores = await openWith(open, deliveries(2));
    const [first, second] = deliveries(2).map((row) => only('planned', row));
    if (!first || !second) throw new Error('there are two');
    const mine = await claimOne(stores, first);
    await settle(stores, mine, written.planned);
    const taken = await claimOne(stores, aDelivery({ ...first, outcome: written.planned }), 'rival');
    const settled = [{ from: mine, outcome: written.unknown }];
    const step = { dispatchId: 'm', now: NOW, leaseUntil: NOW + 60, attempt: 'a3' };
    await stores.deliveries.claim({ ...step, settled, deliveries: [second] });
    expect((await stored(stores))[0]).toEqual(taken);
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
