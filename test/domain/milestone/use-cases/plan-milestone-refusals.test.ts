import { beforeEach, describe, expect, it } from 'vitest';
import { planMilestone } from '../../../../domain/milestone/use-cases/plan-milestone.ts';
import { refusalSchema } from '../../../../domain/plan/refusal.ts';
import { problemData } from '../../../../domain/shared/problem.ts';
import { aMilestoneReached } from '../../../fixtures/a-milestone.ts';
import { type LendingWorld, lendingWorld } from '../../../fixtures/lending-world.ts';

const AT = 1_795_432_000_000;
let world: LendingWorld;

beforeEach(async () => {
  world = await lendingWorld();
});

async function refusalOf(detail: unknown, event = 'event-1') {
  const result = await planMilestone({ event, at: AT, detail }, world);
  if (result.kind !== 'refused') throw new Error(`was ${result.kind}`);
  return refusalSchema.parse(result.refusal);
}

const good = aMilestoneReached();

describe('an event that no rule takes', () => {
  it.each([
    [
      'a type in other letters',
      { source: 'budkavle.coordinator', type: 'milestoneReached' },
      /^detail-type unknown .*milestoneReached/,
    ],
    [
      'a type that does not exist',
      { source: 'budkavle.coordinator', type: 'FactDeleted' },
      /^detail-type unknown .*FactDeleted/,
    ],
    [
      'another source',
      { source: 'budkavle.coordinatör', type: 'MilestoneReached' },
      /^source not-one-of .*budkavle\.coordinator/,
    ],
  ])('is refused, though its detail is right: %s', async (_, unknown, problem) => {
    const received = { event: 'event-1', at: 1_795_432_000_000, detail: good, unknown };
    const result = await planMilestone(received, world);
    if (result.kind !== 'refused') throw new Error(`was ${result.kind}`);
    expect(result.refusal.reason).toBe('unknown-event');
    expect(
      result.refusal.problems.map((found) => (typeof found === 'string' ? found : problemData(found))),
    ).toEqual([expect.stringMatching(problem)]);
    expect(await world.refusals.latest(10)).toHaveLength(1);
    expect(await world.milestones.find(good.id)).toBeUndefined();
    expect(world.planJobs.enqueued).toEqual([]);
    expect(world.events.published.map(({ type }) => type)).toEqual(['MilestoneRefused']);
  });
});

describe('a milestone for some organisations', () => {
  const some = { ...good, organisations: ['1280'] };

  it('is refused if it changes what holds for all', async () => {
    const { rollouts } = world;
    const rollout = await rollouts.find('lending');
    if (rollout) await rollouts.save({ ...rollout, facts: { ...rollout.facts, supplier: 'Annat AB' } });
    const { reason, problems } = await refusalOf(some);
    expect([reason, problems]).toEqual([
      'invalid-fact',
      [{ path: 'facts.supplier', code: 'fact-of-all', params: {} }],
    ]);
    expect((await rollouts.find('lending'))?.facts.supplier).toBe('Annat AB');
    expect(world.planJobs.enqueued).toEqual([]);
  });

  it('may bring what nobody knew, and say what is known', async () => {
    const at = 1_795_432_000_000;
    const first = await planMilestone({ event: 'event-1', at, detail: some }, world);
    const again = await planMilestone(
      { event: 'event-2', at, detail: { ...some, id: 'again', again: { reason: 'A test.' } } },
      world,
    );
    expect([first.kind, again.kind]).toEqual(['accepted', 'accepted']);
  });
});

describe('a day on which it occurred', () => {
  it('is a day in Stockholm, which begins an hour before that of UTC', async () => {
    const at = (time: string) => ({ ...world, now: () => Date.parse(time) });
    const event = { event: 'event-1', at: 1_795_000_000_000, detail: good };
    const early = await planMilestone(event, at('2026-11-22T22:59:59Z'));
    expect([early.kind, await world.milestones.find(good.id)]).toEqual(['refused', undefined]);
    expect((await planMilestone({ ...event, event: 'event-2' }, at('2026-11-22T23:00:00Z'))).kind).toBe(
      'accepted',
    );
  });

  it('may be a day to come where the milestone is planned for it', async () => {
    const { occurredOn: _, ...planned } = good;
    const detail = { ...planned, planned: { all: '2026-11-24' } };
    expect((await planMilestone({ event: 'event-1', at: world.now(), detail }, world)).kind).toBe('accepted');
  });
});

describe('an event is refused whole', () => {
  it.each([
    ['malformed', 'not an object', 'hello', /wrong-type .*object/],
    ['malformed', 'nothing', undefined, /^missing$/],
    ['malformed', 'a missing field', { ...good, id: undefined }, /^id missing$/],
    ['malformed', 'an unknown field', { ...good, urgent: true }, /urgent/],
    [
      'malformed',
      'half a surrogate pair',
      { ...good, facts: { supplier: 'A\ud800B' } },
      /^facts.supplier hidden-characters .*U\+D800/,
    ],
    [
      'malformed',
      'a noncharacter in the name of a field',
      { ...good, 'x\ufffe': 1 },
      /hidden-characters .*U\+FFFE/,
    ],
    ['malformed', 'an id with other letters', { ...good, id: 'å' }, /^id id-invalid .*64/],
    // The world's day is 23 November 2026.
    [
      'malformed',
      'a day to come',
      { ...good, occurredOn: '2026-11-24' },
      /^occurredOn not-yet-occurred .*named/,
    ],
    ['unknown-rollout', 'another rollout', { ...good, rollout: 'parking' }, /"parking"/],
    ['unknown-kind', 'another kind', { ...good, kind: 'closed' }, /^kind not-one-of .*"decided","live"/],
    ['unknown-kind', 'a kind that every object has', { ...good, kind: 'constructor' }, /^kind not-one-of/],
    ['unknown-organisation', 'a stranger', { ...good, organisations: ['1280', '9999'] }, /"9999"/],
    ['unknown-fact', 'another fact', { ...good, facts: { colour: 'red' } }, /"colour"/],
    [
      'unknown-fact',
      'a fact that every object has',
      { ...good, facts: { constructor: 'x' } },
      /"constructor"/,
    ],
    [
      'invalid-fact',
      'a wrong value',
      { ...good, facts: { price: 'free' } },
      /^facts.price wrong-type .*number/,
    ],
    [
      'invalid-fact',
      'a control character',
      { ...good, facts: { supplier: 'A\r\nBcc: x' } },
      /^facts.supplier text-invalid/,
    ],
    [
      'invalid-fact',
      'a fact of each organisation',
      { ...good, facts: { startDate: '2027-01-01' } },
      /^facts.startDate fact-elsewhere .*organisation/,
    ],
  ])('as %s: %s', async (reason, _, detail, problem) => {
    const refusal = await refusalOf(detail);
    expect(refusal.reason).toBe(reason);
    expect(refusal.problems).toHaveLength(1);
    expect(
      refusal.problems.map((found) => (typeof found === 'string' ? found : problemData(found))).join(),
    ).toMatch(problem);
  });

  it('with everything that is wrong of one kind named together', async () => {
    const strangers = await refusalOf({ ...good, organisations: ['9999', '1280', '8888'] });
    expect(strangers.problems).toHaveLength(2);
    const wrong = { price: 'x', decidedOn: 'y', startDate: '2027-01-01' };
    const facts = await refusalOf({ ...good, id: 'other', facts: wrong }, 'event-2');
    expect(facts.problems).toHaveLength(3);
  });

  it('and kept, and told, and nothing else happens', async () => {
    const refusal = await refusalOf({ ...good, kind: 'closed' });
    expect(await world.refusals.latest(9)).toEqual([refusal]);
    expect(world.events.published).toEqual([
      {
        type: 'MilestoneRefused',
        detail: {
          event: 'event-1',
          receivedAt: AT,
          id: good.id,
          rollout: 'lending',
          reason: 'unknown-kind',
          problems: refusal.problems,
        },
      },
    ]);
    expect(await world.milestones.find(good.id)).toBeUndefined();
    expect(world.planJobs.enqueued).toEqual([]);
    expect((await world.rollouts.find('lending'))?.facts).toEqual({ price: 12 });
  });

  it('twice is one refusal when the same event comes twice', async () => {
    await refusalOf({ ...good, kind: 'closed' });
    await refusalOf({ ...good, kind: 'closed' });
    expect(await world.refusals.latest(9)).toHaveLength(1);
  });

  it('for good: the same event is refused again, whatever would be right about it now', async () => {
    const early = { ...good, occurredOn: '2026-11-24' };
    const first = await refusalOf(early);
    expect(first.problems).toMatchObject([{ code: 'not-yet-occurred' }]);
    const aWeekLater = { ...world, now: () => AT + 7 * 86_400_000 };
    const again = await planMilestone({ event: 'event-1', at: AT, detail: early }, aWeekLater);
    expect(again).toEqual({ kind: 'refused', refusal: first });
    expect(world.events.published).toHaveLength(2);
    expect(await world.milestones.find(good.id)).toBeUndefined();
    const sentAnew = await planMilestone(
      { event: 'event-2', at: aWeekLater.now(), detail: early },
      aWeekLater,
    );
    expect(sentAnew.kind).toBe('accepted');
  });

  it('without the id of a milestone where it could not be read', async () => {
    const refusal = await refusalOf({ id: 'å' });
    expect(refusal.milestone).toBeUndefined();
    expect(JSON.parse(refusal.detail)).toEqual({ id: 'å' });
  });

  it('with what it quotes cut to a size that the bus and a row can hold', async () => {
    const huge = { ...good, [`x${'y'.repeat(200_000)}`]: 1, organisations: 'all' };
    const refusal = await refusalOf(huge);
    expect(JSON.stringify(refusal).length).toBeLessThan(60_000);
    const organisations = Array.from({ length: 1000 }, (_, index) => `x${index}`);
    const many = await refusalOf({ ...good, organisations }, 'event-2');
    expect(many.problems).toHaveLength(50);
  });
});
