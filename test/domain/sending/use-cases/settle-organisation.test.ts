import { describe, expect, it } from 'vitest';
import type { Evidence, Outcome } from '../../../../domain/mail/delivery.ts';
import { reconcile } from '../../../../domain/sending/use-cases/reconcile.ts';
import { settleOrganisation } from '../../../../domain/sending/use-cases/settle-organisation.ts';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { aDelivery } from '../../../fixtures/a-delivery.ts';
import { aDispatchingMilestone } from '../../../fixtures/a-milestone.ts';
import { aPlan, aSummary, someCounts } from '../../../fixtures/a-plan.ts';
import { anOutcome } from '../../../fixtures/an-outcome.ts';
import { type DispatchingWorld, dispatchingWorld, JOB, NOW } from '../../../fixtures/dispatching-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

const mails = (...states: Outcome['state'][]) =>
  states.map((state, index) =>
    aDelivery({ id: `d${index}`, address: `d${index}@malmo.example`, outcome: anOutcome(state) }),
  );
const stateOf = async ({ milestones }: Awaited<ReturnType<typeof dispatchingWorld>>) =>
  (await milestones.find('m'))?.state;

describe('recounting an organisation', () => {
  it('makes its counters equal to its rows, whatever they were before', async () => {
    const world = await dispatchingWorld(mails('delivered', 'bounced', 'unknown', 'planned'));
    await world.plans.saveCounts('m', someCounts({ accepted: 77, failed: 9, at: NOW - 1 }));
    const { counts, opensAt } = await settleOrganisation(JOB, world);
    expect(await world.plans.allCounts('m')).toEqual([counts]);
    expect(counts).toEqual(
      someCounts({
        accepted: 2,
        delivered: 1,
        returned: 1,
        unknown: 1,
        unreachable: 1,
        at: NOW,
        reached: { clerks: 1 },
      }),
    );
    expect(opensAt).toBe(0);
    const [obligation] = await world.obligations.ofOrganisation('m', '1280');
    expect(obligation?.progress).toEqual({ state: 'planned', people: 4, reached: 1, delivered: 1 });
  });

  it('leaves no note of a count where there is none yet that it could stand in', async () => {
    const world = await dispatchingWorld(mails('accepted'));
    const plans = portWith(world.plans, 'beginCount', killed);
    const { counts } = await settleOrganisation(JOB, { ...world, plans });
    expect(await world.plans.counts('m', '1280')).toEqual(counts);
  });

  it('leaves the milestone alone while something is open', async () => {
    const world = await dispatchingWorld(mails('accepted', 'sending'));
    await settleOrganisation(JOB, world);
    expect(await stateOf(world)).toBe('dispatching');
    expect((await world.plans.progress('m')).sent.size).toBe(0);
    expect(world.events.published).toEqual([]);
  });

  it('carries the time of before it read the rows, so that of two counts the later one has seen more', async () => {
    const world = await dispatchingWorld(mails('accepted'));
    const slow = portWith(world.deliveries, 'ofOrganisation', async (...asked) => {
      const rows = await world.deliveries.ofOrganisation(...asked);
      world.clock.now += 5_000;
      return rows;
    });
    const { counts } = await settleOrganisation(JOB, { ...world, deliveries: slow });
    expect(counts.at).toBe(NOW);
  });
});

describe('rows that change while they are counted', () => {
  const mail = { dispatchId: 'm', organisation: '1280', attempt: 'a1', at: NOW };
  const bounce: Evidence = { ...mail, delivery: 'd0', proves: 'bounced', reason: 'NoEmail', permanent: true };

  it.each(['beginCount', 'saveCounts'] as const)(
    'are counted again where whoever changed them has counted before this one could write (%s)',
    async (write) => {
      const world = await dispatchingWorld(mails('accepted', 'unknown'));
      await settleOrganisation(JOB, world);
      await world.deliveries.record({ ...mail, delivery: 'd1', proves: 'accepted', messageId: 'x' });
      const events = [bounce];
      const plans = new Proxy(world.plans, {
        get: (target, name) => {
          const method: unknown = Reflect.get(target, name);
          if (typeof method !== 'function') return method;
          return async (...args: unknown[]) => {
            const evidence = name === write ? events.shift() : undefined;
            if (evidence) {
              await world.deliveries.record(evidence);
              await settleOrganisation(JOB, world);
            }
            return Reflect.apply(method, target, args);
          };
        },
      });
      const { counts } = await settleOrganisation(JOB, { ...world, plans });
      expect(events).toEqual([]);
      expect(counts).toMatchObject({ accepted: 2, returned: 1, unknown: 0, reached: { clerks: 1 } });
      expect(await world.plans.counts('m', '1280')).toEqual(counts);
      const [obligation] = await world.obligations.ofOrganisation('m', '1280');
      expect(obligation?.progress).toMatchObject({ state: 'partly-sent', reached: 1 });
      expect(world.events.published).toHaveLength(1);
    },
  );

  it('are not written over by the first count of all, which somebody else has made meanwhile', async () => {
    const world = await dispatchingWorld(mails('sending'));
    const slow = portWith(world.obligations, 'ofOrganisation', async (...asked) => {
      const rows = await world.obligations.ofOrganisation(...asked);
      if ((await world.plans.counts('m', '1280')) === undefined) {
        await world.deliveries.record({ ...mail, delivery: 'd0', proves: 'delivered' });
        await settleOrganisation(JOB, world);
      }
      return rows;
    });
    await settleOrganisation(JOB, { ...world, obligations: slow });
    expect(await world.plans.counts('m', '1280')).toMatchObject({ accepted: 1, delivered: 1 });
    const [obligation] = await world.obligations.ofOrganisation('m', '1280');
    expect(obligation?.progress).toMatchObject({ state: 'delivered', reached: 1 });
  });

  it('are counted at a later time each, whatever the clock says', async () => {
    const world = await dispatchingWorld(mails('accepted'));
    const first = await settleOrganisation(JOB, world);
    world.clock.now -= 60_000;
    const second = await settleOrganisation(JOB, world);
    expect(second.counts.at).toBeGreaterThan(first.counts.at);
    expect(await world.plans.counts('m', '1280')).toEqual(second.counts);
  });

  it('all the time are left to another try, and nothing ends over them', async () => {
    const world = await dispatchingWorld(mails('accepted'));
    const plans = portWith(world.plans, 'saveCounts', async () => false);
    await expect(settleOrganisation(JOB, { ...world, plans })).rejects.toThrow(TemporaryFailure);
    expect(await stateOf(world)).toBe('dispatching');
    expect(world.events.published).toEqual([]);
  });
});

describe('the last organisation', () => {
  it('is only the last when all others are settled too', async () => {
    const world = await dispatchingWorld([]);
    await world.milestones.accept(aDispatchingMilestone({ id: 'two', organisations: ['1280', '1480'] }), {});
    await world.plans.write('two', aPlan({ deliveries: mails('accepted') }));
    await settleOrganisation({ dispatchId: 'two', organisation: '1280' }, world);
    expect((await world.milestones.find('two'))?.state).toBe('dispatching');
    await settleOrganisation({ dispatchId: 'two', organisation: '1480' }, world);
    expect((await world.milestones.find('two'))?.state).toBe('completed');
  });

  it('does not end it over a mail of another one that was settled and is to be sent again', async () => {
    const world = await dispatchingWorld([]);
    await world.milestones.accept(aDispatchingMilestone({ id: 'two', organisations: ['1280', '1480'] }), {});
    await world.plans.markPlanned('two', aSummary({ deliveries: 1 }));
    const open = someCounts({ accepted: 0, reached: {} });
    await world.plans.saveCounts('two', open);
    world.plans.markSent('two', '1280');
    await settleOrganisation({ dispatchId: 'two', organisation: '1480' }, world);
    expect((await world.milestones.find('two'))?.state).toBe('dispatching');
    expect(world.events.published).toEqual([]);
    await world.plans.saveCounts('two', someCounts({ accepted: 1 }), open);
    await settleOrganisation({ dispatchId: 'two', organisation: '1480' }, world);
    expect((await world.milestones.find('two'))?.state).toBe('completed');
  });

  it('completes a milestone that is being dispatched, and tells the sums', async () => {
    const world = await dispatchingWorld(mails('delivered', 'complained', 'failed', 'unknown', 'skipped'));
    await settleOrganisation(JOB, world);
    expect(await world.milestones.find('m')).toMatchObject({ state: 'completed', changedAt: NOW });
    expect(world.events.published).toEqual([
      {
        type: 'MilestoneCompleted',
        detail: {
          ...{ id: 'm', rollout: 'lending', kind: 'decided' },
          ...{ accepted: 2, failed: 1, unknown: 1, skipped: 1, cancelled: 0 },
        },
      },
    ]);
  });

  it('stops a milestone that is being stopped, and tells who did', async () => {
    const world = await dispatchingWorld(mails('accepted', 'cancelled'));
    const set = { stoppedBy: 'coordinator@office.example' };
    await world.milestones.advance('m', { from: 'dispatching', to: 'stopping', set, at: NOW });
    await settleOrganisation(JOB, world);
    expect(await stateOf(world)).toBe('stopped');
    expect(world.events.published).toMatchObject([
      { type: 'MilestoneStopped', detail: { accepted: 1, cancelled: 1, ...set } },
    ]);
  });

  it('tells before the state moves: after a crash in between it is told again, and never not at all', async () => {
    const world = await dispatchingWorld(mails('accepted'));
    const dying = { ...world, dispatches: portWith(world.dispatches, 'advance', killed) };
    await expect(settleOrganisation(JOB, dying)).rejects.toThrow('killed');
    expect(world.events.published).toHaveLength(1);
    expect(await stateOf(world)).toBe('dispatching');
    await settleOrganisation(JOB, world);
    expect(world.events.published).toHaveLength(2);
    expect(await stateOf(world)).toBe('completed');
  });

  it('does not move the state when it could not tell', async () => {
    const world = await dispatchingWorld(mails('accepted'));
    const dying = { ...world, events: portWith(world.events, 'publish', killed) };
    await expect(settleOrganisation(JOB, dying)).rejects.toThrow('killed');
    expect(await stateOf(world)).toBe('dispatching');
  });

  it('may be counted again: nothing is told twice and nothing moves', async () => {
    const world = await dispatchingWorld(mails('accepted', 'skipped'));
    const first = await settleOrganisation(JOB, world);
    const milestone = await world.milestones.find('m');
    // Once it is over, nobody asks any more who is the last.
    const unmarked = { ...world, plans: portWith(world.plans, 'countSent', killed) };
    const again = await settleOrganisation(JOB, unmarked);
    expect({ ...again.counts, at: first.counts.at }).toEqual(first.counts);
    expect(await world.milestones.find('m')).toEqual(milestone);
    expect(world.events.published).toHaveLength(1);
  });
});

describe('a count that died half way', () => {
  const HOURS = 3_600_000;
  const ledgerState = async ({ ledgers }: DispatchingWorld) =>
    (await ledgers.find('m', '1280'))?.row.cells.map(({ state }) => state);

  /** One mail arrived long after the others were counted, and its count wrote obligations, not the ledger. */
  async function halfCounted() {
    const world = await dispatchingWorld(mails('accepted', 'accepted'));
    await settleOrganisation(JOB, world);
    world.clock.now += 10 * HOURS;
    await settleOrganisation(JOB, world);
    const mail = { dispatchId: 'm', organisation: '1280', attempt: 'a1', at: NOW };
    for (const delivery of ['d0', 'd1'])
      await world.deliveries.record({ ...mail, delivery, proves: 'delivered' });
    const dying = { ...world, ledgers: portWith(world.ledgers, 'save', killed) };
    await expect(settleOrganisation(JOB, dying)).rejects.toThrow('killed');
    const [obligation] = await world.obligations.ofOrganisation('m', '1280');
    expect(obligation?.progress.state).toBe('delivered');
    expect(await ledgerState(world)).toEqual(['sent']);
    return world;
  }

  it('is finished by the reconciler within two minutes, though the obligations are right already', async () => {
    const world = await halfCounted();
    world.clock.now += 120_010;
    await reconcile(world);
    expect(await ledgerState(world)).toEqual(['delivered']);
    expect(await world.plans.counts('m', '1280')).toMatchObject({ delivered: 2 });
    expect((await world.plans.counts('m', '1280'))?.countingSince).toBeUndefined();
  });

  it('keeps the dispatch among the open work until it is', async () => {
    const world = await halfCounted();
    await world.dispatches.noteWork('m', NOW);
    world.clock.now += 100_000;
    await reconcile(world);
    expect((await world.dispatches.openWork()).map(({ id }) => id)).toEqual(['m']);
  });
});
