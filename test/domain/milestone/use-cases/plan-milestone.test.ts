import { beforeEach, describe, expect, it } from 'vitest';
import { planMilestone } from '../../../../domain/milestone/use-cases/plan-milestone.ts';
import { checkRestore } from '../../../../domain/sending/use-cases/check-restore.ts';
import {
  goOnAfterRestore,
  holdForRestore,
  noteReplay,
} from '../../../../domain/sending/use-cases/go-on-after-restore.ts';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { aMilestoneReached } from '../../../fixtures/a-milestone.ts';
import { aRollout } from '../../../fixtures/a-rollout.ts';
import { type LendingWorld, lendingWorld } from '../../../fixtures/lending-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

const AT = 1_795_432_000_000;
const ID = aMilestoneReached().id;
let world: LendingWorld;

beforeEach(async () => {
  world = await lendingWorld();
});

const receive = (detail: unknown, event = 'event-1') => planMilestone({ event, at: AT, detail }, world);
const planned = () => world.planJobs.enqueued.map(({ organisation }) => organisation);

describe('a good milestone event', () => {
  it('becomes a milestone with everything frozen that its plan rests on', async () => {
    expect(await receive(aMilestoneReached())).toEqual({ kind: 'accepted', milestone: ID, organisations: 3 });
    expect(await world.milestones.find(ID)).toMatchObject({
      state: 'planning',
      organisations: ['1280', '1480', 'national'],
      facts: { price: 12, supplier: 'Exempelbolaget AB' },
      catalogueVersion: 'v1',
      receivedAt: AT,
      triggeredBy: 'coordinator@office.example',
    });
  });

  it('hands out one planning job an organisation and tells the bus nothing yet', async () => {
    await receive(aMilestoneReached());
    expect(planned()).toEqual(['1280', '1480', 'national']);
    expect(world.events.published).toEqual([]);
    expect(await world.refusals.latest(9)).toEqual([]);
  });

  it('brings its facts to the rollout, where later milestones find them', async () => {
    await receive(aMilestoneReached());
    expect((await world.rollouts.find('lending'))?.facts).toEqual({
      price: 12,
      supplier: 'Exempelbolaget AB',
    });
    await receive(aMilestoneReached({ id: 'next', kind: 'live', facts: { price: 15 } }));
    expect((await world.milestones.find('next'))?.facts).toEqual({
      price: 15,
      supplier: 'Exempelbolaget AB',
    });
  });

  it('is for the organisations it names, each once', async () => {
    await receive(aMilestoneReached({ organisations: ['1480', '1280', '1480'] }));
    expect(planned()).toEqual(['1280', '1480']);
  });

  it('keeps the catalogue of its moment when a new version comes', async () => {
    await receive(aMilestoneReached());
    const version = await world.catalogues.load('lending', 'v1');
    if (version) await world.catalogues.publish({ ...version, version: 'v2' });
    await receive(aMilestoneReached({ id: 'next', again: { reason: 'A test.' } }));
    expect((await world.milestones.find(ID))?.catalogueVersion).toBe('v1');
    expect((await world.milestones.find('next'))?.catalogueVersion).toBe('v2');
  });
});

it('keeps the days off of its rollout, whatever the rollout has later', async () => {
  await world.rollouts.save(aRollout({ daysOff: 'NO' }));
  await receive(aMilestoneReached());
  await world.rollouts.save(aRollout({ daysOff: 'FI' }));
  expect((await world.milestones.find(ID))?.daysOff).toBe('NO');
});

describe('the same id again', () => {
  it('with the same content is known, and once planned nothing is enqueued', async () => {
    await receive(aMilestoneReached());
    await world.milestones.advance(ID, { from: 'planning', to: 'planned', set: { planHash: 'h' }, at: AT });
    const before = await world.milestones.find(ID);
    expect(await receive(aMilestoneReached(), 'event-2')).toEqual({ kind: 'known', milestone: ID });
    expect(planned()).toHaveLength(3);
    expect(await world.milestones.find(ID)).toEqual(before);
    expect(await world.refusals.latest(9)).toEqual([]);
  });

  it('is the same content with the organisations in another order', async () => {
    await receive(aMilestoneReached({ organisations: ['1280', '1480'] }));
    const again = await receive(aMilestoneReached({ organisations: ['1480', '1280'] }), 'event-2');
    expect(again.kind).toBe('known');
  });

  it('with other content is refused, and the first stays as it was', async () => {
    await receive(aMilestoneReached());
    const before = await world.milestones.find(ID);
    const again = await receive(aMilestoneReached({ facts: { supplier: 'Annat AB' } }), 'event-2');
    expect(again).toMatchObject({ kind: 'refused', refusal: { reason: 'same-id-other-content' } });
    expect(await world.milestones.find(ID)).toEqual(before);
    expect((await world.rollouts.find('lending'))?.facts.supplier).toBe('Exempelbolaget AB');
    expect(planned()).toHaveLength(3);
  });

  it('after a crash before the jobs were enqueued, enqueues them', async () => {
    const dying = { ...world, planJobs: portWith(world.planJobs, 'enqueue', killed) };
    const received = { event: 'event-1', at: AT, detail: aMilestoneReached() };
    await expect(planMilestone(received, dying)).rejects.toThrow('killed');
    expect(planned()).toEqual([]);
    expect(await planMilestone(received, world)).toEqual({ kind: 'known', milestone: ID });
    expect(planned()).toEqual(['1280', '1480', 'national']);
  });

  it('taken by another worker in between is met as known, by its content', async () => {
    const rival = aMilestoneReached({ facts: { supplier: 'Annat AB' } });
    const overtaken = (detail: typeof rival) => ({
      ...world,
      milestones: portWith(world.milestones, 'accept', async (...mine) => {
        await planMilestone({ event: 'rival', at: AT, detail }, world);
        return world.milestones.accept(...mine);
      }),
    });
    const mine = { event: 'event-1', at: AT, detail: rival };
    expect((await planMilestone(mine, overtaken(rival))).kind).toBe('known');
    const next = { ...rival, id: 'next', again: { reason: 'A test.' } };
    const other = { event: 'event-2', at: AT, detail: { ...next, kind: 'live' } };
    expect(await planMilestone(other, overtaken(next))).toMatchObject({
      refusal: { reason: 'same-id-other-content' },
    });
  });
});

describe('an event that comes to a restored table', () => {
  const received = { event: 'event-2', at: AT, detail: aMilestoneReached() };

  beforeEach(() => {
    world.identity.identity = { id: 'table-2', restoredTo: AT - 60_000 };
  });

  it('waits for those before it to be replayed, and nothing is known of it until then', async () => {
    await expect(planMilestone(received, world)).rejects.toThrow(TemporaryFailure);
    expect(await world.milestones.find(ID)).toBeUndefined();
    expect(await world.refusals.latest(9)).toEqual([]);
    const before = aMilestoneReached({ facts: { supplier: 'Annat AB' } });
    const replayed = { event: 'event-1', at: AT - 1_000, detail: before, replayed: true };
    expect((await planMilestone(replayed, world)).kind).toBe('accepted');
    await checkRestore(world);
    await noteReplay(world);
    expect(await planMilestone(received, world)).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'same-id-other-content' },
    });
  });

  it('does not wait where a person only holds mail, or once sending goes on without what was kept', async () => {
    await checkRestore(world);
    await goOnAfterRestore({ by: 'Anna Ek', table: 'table-2', withoutEvents: true }, world);
    expect((await planMilestone(received, world)).kind).toBe('accepted');
    await holdForRestore(undefined, world);
    const next = aMilestoneReached({ id: 'next', again: { reason: 'A test.' } });
    expect((await planMilestone({ event: 'event-3', at: AT, detail: next }, world)).kind).toBe('accepted');
  });
});

describe('an event that comes in late', () => {
  const SIX_HOURS = 21_600_000;
  const receiveAfter = async (millis: number) => {
    const late = { event: 'event-1', at: AT, detail: aMilestoneReached() };
    await planMilestone(late, { ...world, now: () => AT + millis });
    return world.milestones.find(ID);
  };

  it('is planned all the same, and marked, so that a person looks at it before anything leaves', async () => {
    const milestone = await receiveAfter(SIX_HOURS + 1);
    expect(milestone).toMatchObject({ late: true, receivedAt: AT, changedAt: AT + SIX_HOURS + 1 });
    expect(planned()).toEqual(['1280', '1480', 'national']);
  });

  it('is not late after six hours', async () => {
    expect((await receiveAfter(SIX_HOURS))?.late).toBeUndefined();
  });
});

it('a rollout without a published catalogue is not known yet', async () => {
  await world.rollouts.save(aRollout({ id: 'new', catalogue: 'unwritten' }));
  expect(await receive(aMilestoneReached({ rollout: 'new' }))).toMatchObject({
    refusal: { reason: 'unknown-rollout' },
  });
});
