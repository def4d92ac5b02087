import { describe, expect, it } from 'vitest';
import type { Delivery, Outcome } from '../../domain/delivery.ts';
import { aDelivery, deliveries, only } from '../domain/fixtures/a-delivery.ts';
import { aPlan } from '../domain/fixtures/a-plan.ts';
import type { Open, Stores } from './stores.ts';

const NOW = 1000;
const stored = ({ deliveries: port }: Stores) => port.ofOrganisation('m', '1280');

async function openWith(open: Open, rows: Delivery[]): Promise<Stores> {
  const stores = await open();
  await stores.plans.write('m', aPlan({ deliveries: rows }));
  return stores;
}

const claim = ({ deliveries: port }: Stores, rows: Delivery[], attempt = 'a1') =>
  port.claim({
    milestone: 'm',
    deliveries: rows.map((row) => only('planned', row)),
    attempt,
    now: NOW,
    leaseUntil: NOW + 60,
  });

const accepted: Outcome = { state: 'accepted', tries: 1, attempt: 'a1', at: NOW, messageId: 'ses-1' };

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
    const done = aDelivery({ outcome: accepted });
    const stores = await openWith(open, [done]);
    expect(await claim(stores, [aDelivery(), aDelivery({ id: 'nowhere' })])).toEqual([]);
    expect(await claim(stores, [])).toEqual([]);
    expect(await stored(stores)).toEqual([done]);
  });
}

function settling(open: Open): void {
  it.each<Outcome>([
    accepted,
    { state: 'failed', tries: 1, attempt: 'a1', at: NOW, reason: 'MessageRejected' },
    { state: 'unknown', tries: 1, attempt: 'a1', at: NOW, reason: 'TimeoutError' },
    { state: 'planned', tries: 1, notBefore: NOW + 2000, reason: 'Throttling' },
  ])('writes what became of it: $state', async (outcome) => {
    const stores = await openWith(open, [aDelivery()]);
    const claimed = await claim(stores, [aDelivery()]);
    await stores.deliveries.settle(
      'm',
      claimed.map((from) => ({ from, outcome })),
    );
    expect(await stored(stores)).toEqual([aDelivery({ outcome })]);
  });

  it('writes nothing where the attempt is no longer the one that holds it', async () => {
    const stores = await openWith(open, [aDelivery()]);
    const [mine] = await claim(stores, [aDelivery()]);
    if (!mine) throw new Error('nothing was claimed');
    const back = { state: 'planned', tries: 1, notBefore: NOW } as const;
    await stores.deliveries.settle('m', [{ from: mine, outcome: back }]);
    const taken = await claim(stores, [aDelivery({ outcome: back })], 'a2');
    await stores.deliveries.settle('m', [{ from: mine, outcome: accepted }]);
    expect(await stored(stores)).toEqual(taken);
  });

  it('never changes what is settled already', async () => {
    const stores = await openWith(open, [aDelivery()]);
    const [from] = await claim(stores, [aDelivery()]);
    if (!from) throw new Error('nothing was claimed');
    await stores.deliveries.settle('m', [{ from, outcome: accepted }]);
    await stores.deliveries.settle('m', [
      { from, outcome: { state: 'unknown', tries: 1, attempt: 'a1', at: NOW, reason: 'late' } },
    ]);
    expect(await stored(stores)).toEqual([aDelivery({ outcome: accepted })]);
  });

  it('makes no row', async () => {
    const stores = await openWith(open, []);
    const from = {
      ...aDelivery(),
      outcome: { state: 'sending', tries: 1, attempt: 'a1', leaseUntil: 1 } as const,
    };
    await stores.deliveries.settle('m', [{ from, outcome: accepted }]);
    expect(await stored(stores)).toEqual([]);
  });
}
