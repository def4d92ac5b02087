import { describe, expect, it } from 'vitest';
import { followSmokeTest, sendSmokeTest } from '../../../../domain/sending/use-cases/send-smoke-test.ts';
import { aDelivery } from '../../../fixtures/a-delivery.ts';
import { InMemoryDispatchPartJobs } from '../../../in-memory/in-memory-dispatch-part-jobs.ts';
import { inMemoryStores } from '../../../in-memory/in-memory-stores.ts';

const NOW = Date.UTC(2026, 10, 28, 12);

async function aSmokeTest() {
  const stores = inMemoryStores();
  const ports = { ...stores, sendJobs: new InMemoryDispatchPartJobs(), now: () => NOW };
  const id = await sendSmokeTest({ from: 'smoke-test@mail.example' }, ports);
  return { stores, ports, id };
}

describe('a smoke test', () => {
  it('is one mail to the simulator, planned and released like every other', async () => {
    const { stores, id } = await aSmokeTest();
    expect(await stores.dispatches.find(id)).toMatchObject({ purpose: 'smoke-test', state: 'dispatching' });
    const [delivery, ...more] = await stores.deliveries.ofOrganisation(id, 'smoke-test');
    expect(more).toEqual([]);
    expect(delivery).toMatchObject({
      address: 'success@simulator.amazonses.com',
      outcome: { state: 'planned' },
    });
    const [variant] = await stores.plans.variants(id, 'smoke-test');
    expect(variant?.from.address).toBe('smoke-test@mail.example');
  });

  it('belongs to no rollout that anybody sees, and asks nothing of anybody', async () => {
    const { stores, id } = await aSmokeTest();
    expect(await stores.rollouts.list()).toEqual([]);
    expect(await stores.obligations.ofOrganisation(id, 'smoke-test')).toEqual([]);
  });
});

describe('following it', () => {
  const tried = { tries: 1, attempt: 'a', at: 0 };
  const OUTCOMES = {
    planned: { state: 'planned', tries: 0, notBefore: 0 },
    sending: { state: 'sending', tries: 1, attempt: 'a', leaseUntil: 0 },
    accepted: { state: 'accepted', ...tried },
    delivered: { state: 'delivered', ...tried },
    failed: { state: 'failed', ...tried, reason: 'refused' },
  } as const;

  /** A mail that takes on these states, one a second. */
  function states(...given: (keyof typeof OUTCOMES)[]) {
    let time = 0;
    const now = () => time;
    const sleep = async (millis: number) => {
      time += millis;
    };
    const ofOrganisation = async () => {
      const state = given[Math.min(time / 1000, given.length - 1)] ?? 'planned';
      return [aDelivery({ outcome: OUTCOMES[state] })];
    };
    return { deliveries: { ofOrganisation }, now, sleep };
  }

  it('ends with what SES reports', async () => {
    const ports = states('planned', 'sending', 'accepted', 'delivered');
    expect(await followSmokeTest({ id: 's', patience: 60_000 }, ports)).toMatchObject({
      outcome: { state: 'delivered' },
      millis: 3000,
    });
  });

  it('ends when the mail did, without waiting on', async () => {
    const { outcome, millis } = await followSmokeTest(
      { id: 's', patience: 60_000 },
      states('planned', 'failed'),
    );
    expect([outcome?.state, millis]).toEqual(['failed', 1000]);
  });

  it('ends when patience does, with how far the mail has come', async () => {
    const { outcome, millis } = await followSmokeTest(
      { id: 's', patience: 5000 },
      states('planned', 'accepted'),
    );
    expect([outcome?.state, millis]).toEqual(['accepted', 5000]);
  });
});
