import { beforeEach, describe, expect, it } from 'vitest';
import { RESTING_MILLIS, reconcile } from '../../../../domain/sending/use-cases/reconcile.ts';
import { sweepDispatches } from '../../../../domain/sending/use-cases/sweep-dispatches.ts';
import { aDelivery } from '../../../fixtures/a-delivery.ts';
import { aDispatch } from '../../../fixtures/a-dispatch.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { aSummary, someCounts } from '../../../fixtures/a-plan.ts';
import { NOW } from '../../../fixtures/dispatching-world.ts';
import { type LendingWorld, lendingWorld } from '../../../fixtures/lending-world.ts';
import { portWith } from '../../../fixtures/port-with.ts';

const DAY = 86_400_000;
const TWO_DAYS = 2 * DAY;
let world: LendingWorld;

beforeEach(async () => {
  world = await lendingWorld();
});

const accept = (over: Parameters<typeof aMilestone>[0]) =>
  world.milestones.accept(
    aMilestone({ id: 'r', organisations: ['1280'], planHash: 'h', changedAt: NOW, ...over }),
    {},
  );
const look = (millis: number) => reconcile({ ...world, now: () => NOW + millis });
const noted = async () => (await world.dispatches.openWork()).map(({ id }) => id);

/** A milestone at its end, with one organisation of these counts. */
async function ended(counts: Partial<Parameters<typeof someCounts>[0]>) {
  await accept({ state: 'completed' });
  await world.plans.markPlanned('r', aSummary({ organisation: '1280', deliveries: 1 }));
  const all = { organisation: '1280', accepted: 1, delivered: 1, unknown: 0, failed: 0, skipped: 0 };
  await world.plans.saveCounts('r', someCounts({ ...all, reached: {}, at: NOW, ...counts }));
}

describe('the note of a dispatch', () => {
  it('is taken away a quarter of an hour after nothing is left to do, and not before', async () => {
    await ended({});
    await look(RESTING_MILLIS - 1);
    expect(await noted()).toEqual(['r']);
    await look(RESTING_MILLIS);
    expect(await noted()).toEqual([]);
  });

  it.each(['planning', 'planned', 'held', 'approved', 'dispatching', 'stopping'] as const)(
    'stays for as long as it is %s',
    async (state) => {
      await accept({ state });
      await look(30 * DAY);
      expect(await noted()).toEqual(['r']);
    },
  );

  it.each([
    ['a mail is unknown', { accepted: 0, delivered: 0, unknown: 1 }],
    ['a mail was not sent after all', { accepted: 0, delivered: 0 }],
    ['arrivals are counted', { delivered: 0 }],
  ])('stays while %s', async (_, counts) => {
    await ended(counts);
    await look(RESTING_MILLIS);
    expect(await noted()).toEqual(['r']);
  });

  it('stays for the two days in which a refused mail is reported, and no longer', async () => {
    await ended({ accepted: 0, delivered: 0, failed: 1 });
    const refused = aDelivery({
      outcome: { state: 'failed', tries: 1, attempt: 'a', at: NOW, reason: 'MessageRejected' },
    });
    const deliveries = portWith(world.deliveries, 'ofOrganisation', async () => [refused]);
    const round = (millis: number) => reconcile({ ...world, deliveries, now: () => NOW + millis });
    await round(TWO_DAYS - 1);
    expect(await noted()).toEqual(['r']);
    await round(TWO_DAYS);
    expect(await noted()).toEqual([]);
  });

  it.each([
    ['is sent where somebody approved it', 'h', 'dispatching'],
    ['is cancelled where nobody did', undefined, 'stopping'],
  ])('stays while something of an ended dispatch is planned, which %s', async (_, approvedHash, state) => {
    await accept({ state: 'completed', approvedHash });
    await world.plans.markPlanned('r', aSummary({ organisation: '1280', deliveries: 1 }));
    expect((await look(RESTING_MILLIS)).resumed).toEqual(['r']);
    expect((await world.dispatches.find('r'))?.state).toBe(state);
    expect(world.sendJobs.enqueued).toMatchObject([{ dispatchId: 'r', organisation: '1280' }]);
    expect(await noted()).toEqual(['r']);
  });

  it('goes once arrivals are counted no more', async () => {
    await ended({ delivered: 0, at: NOW + TWO_DAYS });
    await look(TWO_DAYS + RESTING_MILLIS);
    expect(await noted()).toEqual([]);
  });

  it('stays when it was renewed while its dispatch was looked at', async () => {
    await ended({});
    const plans = portWith(world.plans, 'allCounts', async (id) => {
      const counts = await world.plans.allCounts(id);
      await world.dispatches.noteWork('r', NOW + DAY);
      return counts;
    });
    await reconcile({ ...world, plans, now: () => NOW + DAY });
    expect(await world.dispatches.openWork()).toEqual([{ id: 'r', at: NOW + DAY }]);
  });

  it('waits for a dispatch whose row is not written yet, and goes if it never is', async () => {
    await world.dispatches.noteWork('late', NOW);
    await look(RESTING_MILLIS - 1);
    expect(await noted()).toEqual(['late']);
    await look(RESTING_MILLIS);
    expect(await noted()).toEqual([]);
  });

  it('is written again by whoever opens an ended dispatch again, before the state changes', async () => {
    await ended({});
    await look(DAY);
    expect(await noted()).toEqual([]);
    await world.dispatches.advance('r', { from: 'completed', to: 'dispatching', at: NOW + DAY });
    expect(await world.dispatches.openWork()).toEqual([{ id: 'r', at: NOW + DAY }]);
    expect((await look(2 * DAY)).resumed).toEqual(['r']);
  });

  it('of a newsletter or a press release is kept and taken away as that of a milestone', async () => {
    for (const purpose of ['newsletter', 'press-release'] as const)
      await world.dispatches.open(aDispatch({ id: purpose, purpose, state: 'dispatching', changedAt: NOW }));
    expect((await look(DAY)).resumed.toSorted()).toEqual(['newsletter', 'press-release']);
    for (const id of ['newsletter', 'press-release'])
      await world.dispatches.advance(id, { from: 'dispatching', to: 'stopped', at: NOW });
    await look(DAY);
    expect(await noted()).toEqual([]);
  });
});

describe('a round', () => {
  it('reads nothing of what is done, however many milestones there ever were', async () => {
    for (let number = 0; number < 50; number += 1)
      await world.milestones.accept(aMilestone({ id: `old-${number}`, state: 'stopped', changedAt: 0 }), {});
    await accept({ state: 'held' });
    await look(DAY);
    const found: string[] = [];
    const dispatches = portWith(world.dispatches, 'find', (id) => {
      found.push(id);
      return world.dispatches.find(id);
    });
    await reconcile({ ...world, dispatches, now: () => NOW + DAY });
    expect(found).toEqual(['r']);
  });
});

describe('once a day', () => {
  const midnight = Math.ceil(NOW / DAY) * DAY;
  const sweep = (at: number) => sweepDispatches({ ...world, now: () => at });
  const forget = async () => {
    for (const note of await world.dispatches.openWork()) await world.dispatches.closeWork(note);
  };

  it('what has no note is found and noted again, unless it ended long ago', async () => {
    await accept({ state: 'held' });
    await accept({ id: 'just-ended', state: 'completed' });
    await accept({ id: 'ended', state: 'completed', changedAt: NOW - 30 * DAY });
    await world.dispatches.open(aDispatch({ id: 'issue', changedAt: NOW }));
    await forget();
    expect((await sweep(midnight)).toSorted()).toEqual(['issue', 'just-ended', 'r']);
    expect((await noted()).toSorted()).toEqual(['issue', 'just-ended', 'r']);
    expect(await sweep(midnight)).toEqual([]);
  });

  it('and at no other time', async () => {
    await accept({ state: 'held' });
    await forget();
    expect(await sweep(midnight + 120_000)).toEqual([]);
    expect(await sweep(midnight - 1)).toEqual([]);
    expect(await noted()).toEqual([]);
  });
});
