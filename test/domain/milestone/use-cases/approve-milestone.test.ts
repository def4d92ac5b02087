import { beforeEach, describe, expect, it } from 'vitest';
import { approveMilestone } from '../../../../domain/milestone/use-cases/approve-milestone.ts';
import { SYSTEM_ACTOR } from '../../../../domain/rollout/approval.ts';
import { NotFound } from '../../../../domain/shared/errors.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { NOW } from '../../../fixtures/dispatching-world.ts';
import { type LendingWorld, lendingWorld } from '../../../fixtures/lending-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

const { id } = aMilestone();
const PERSON = 'approver@office.example';
let world: LendingWorld;

beforeEach(async () => {
  world = await lendingWorld();
  await world.milestones.accept(aMilestone({ state: 'planned', planHash: 'h1' }), {});
});

const approve = (planHash: string, ports = world) =>
  approveMilestone({ milestone: id, planHash, by: SYSTEM_ACTOR }, ports);

describe('approving a plan', () => {
  it('binds the milestone to its hash and tells the bus', async () => {
    const at = NOW + 7;
    expect(await approve('h1', { ...world, now: () => at })).toBe('approved');
    expect(await world.milestones.find(id)).toMatchObject({
      state: 'approved',
      approvedHash: 'h1',
      approvedBy: 'automatic',
      changedAt: at,
    });
    expect(world.events.published).toEqual([
      {
        type: 'MilestoneApproved',
        detail: { id, rollout: 'lending', kind: 'decided', planHash: 'h1', approvedBy: 'automatic' },
      },
    ]);
  });

  it('is refused under another hash, and nothing changes', async () => {
    expect(await approve('h0')).toBe('not-approved');
    expect(await world.milestones.find(id)).toEqual(aMilestone({ state: 'planned', planHash: 'h1' }));
    expect(world.events.published).toEqual([]);
  });

  it('is refused before the plan is closed', async () => {
    await world.milestones.accept(aMilestone({ id: 'open' }), {});
    const early = { milestone: 'open', planHash: 'h1', by: SYSTEM_ACTOR };
    expect(await approveMilestone(early, world)).toBe('not-approved');
    expect(world.events.published).toEqual([]);
  });

  it('tells again when the first try died before it could', async () => {
    const dying = { ...world, events: portWith(world.events, 'publish', killed) };
    await expect(approve('h1', dying)).rejects.toThrow('killed');
    expect(await approve('h1')).toBe('approved');
    expect(world.events.published).toHaveLength(1);
  });

  it.each(['dispatching', 'stopping'] as const)('does nothing once the milestone is %s', async (to) => {
    await approve('h1');
    await world.milestones.advance(id, { from: 'approved', to, at: NOW });
    expect(await approve('h1')).toBe('not-approved');
    expect(world.events.published).toHaveLength(1);
    expect((await world.milestones.find(id))?.state).toBe(to);
  });

  it('fails with a retryable error if the milestone does not exist', async () => {
    const lost = { milestone: 'none', planHash: 'h1', by: SYSTEM_ACTOR };
    await expect(approveMilestone(lost, world)).rejects.toThrow(NotFound);
  });
});

describe('a milestone that came in late', () => {
  const late = { milestone: 'late', planHash: 'h1', by: SYSTEM_ACTOR };

  beforeEach(async () => {
    await world.milestones.accept(
      aMilestone({ id: 'late', state: 'planned', planHash: 'h1', late: true }),
      {},
    );
  });

  it('is held for a person, however often the plan is told, and the bus hears of no approval', async () => {
    expect(await approveMilestone(late, world)).toBe('held');
    expect(await approveMilestone(late, world)).toBe('held');
    const held = await world.milestones.find('late');
    expect(held?.state).toBe('held');
    expect(held?.approvedHash).toBeUndefined();
    expect(world.events.published).toEqual([]);
  });

  it('is approved by a person under the same hash, in their name', async () => {
    await approveMilestone(late, world);
    expect(await approveMilestone({ ...late, by: PERSON }, world)).toBe('approved');
    expect(await world.milestones.find('late')).toMatchObject({
      state: 'approved',
      approvedHash: 'h1',
      approvedBy: PERSON,
    });
    expect(world.events.published).toMatchObject([
      { type: 'MilestoneApproved', detail: { id: 'late', approvedBy: PERSON } },
    ]);
  });

  it('stays held when a person saw another plan than the one that is there', async () => {
    await approveMilestone(late, world);
    expect(await approveMilestone({ ...late, planHash: 'h0', by: PERSON }, world)).toBe('not-approved');
    expect((await world.milestones.find('late'))?.state).toBe('held');
    expect(world.events.published).toEqual([]);
  });

  it('is not taken back when the plan is told once more after a person approved it', async () => {
    await approveMilestone(late, world);
    await approveMilestone({ ...late, by: PERSON }, world);
    await approveMilestone(late, world);
    expect(await world.milestones.find('late')).toMatchObject({ state: 'approved', approvedBy: PERSON });
    expect(world.events.published).toHaveLength(1);
  });
});

describe('a milestone whose policy asks for persons', () => {
  const AUTHOR = 'coordinator@office.example';
  const SECOND = 'second@office.example';
  const wait = async (approval: 'one' | 'two') => {
    await world.milestones.accept(aMilestone({ id: 'm', state: 'planned', planHash: 'h1', approval }), {});
    return await approveMilestone({ milestone: 'm', planHash: 'h1', by: SYSTEM_ACTOR }, world);
  };
  const say = (by: string, planHash = 'h1') => approveMilestone({ milestone: 'm', planHash, by }, world);
  const stored = () => world.milestones.find('m');

  it.each(['one', 'two'] as const)('(%s) waits, and nobody is told of an approval', async (policy) => {
    expect(await wait(policy)).toBe('waiting');
    expect((await stored())?.state).toBe('held');
    expect(world.events.published).toEqual([]);
  });

  it('(one) leaves by the word of one person who is not its author', async () => {
    await wait('one');
    expect(await say(AUTHOR)).toBe('own');
    expect(await say('Coordinator@Office.example')).toBe('own');
    expect(await say(PERSON, 'h0')).toBe('not-approved');
    expect((await stored())?.state).toBe('held');
    expect(await say(PERSON)).toBe('approved');
    expect(await stored()).toMatchObject({ state: 'approved', approvedHash: 'h1', approvedBy: PERSON });
  });

  it('(one) leaves also where a person was quicker than the plan’s own announcement', async () => {
    await world.milestones.accept(
      aMilestone({ id: 'm', state: 'planned', planHash: 'h1', approval: 'one' }),
      {},
    );
    expect(await say(PERSON)).toBe('approved');
    expect(await say(SYSTEM_ACTOR)).toBe('waiting');
    expect((await stored())?.state).toBe('approved');
  });

  it('(two) leaves by the words of two, of whom neither is the author; the same person twice is one', async () => {
    await wait('two');
    expect(await say(AUTHOR)).toBe('own');
    expect(await say(PERSON)).toBe('waiting');
    expect(await say(PERSON.toUpperCase())).toBe('waiting');
    expect(await say(AUTHOR)).toBe('own');
    expect(await say(SYSTEM_ACTOR)).toBe('waiting');
    expect(world.events.published).toEqual([]);
    expect(await say(SECOND)).toBe('approved');
    expect(await stored()).toMatchObject({ state: 'approved', approvedBy: `${PERSON}, ${SECOND}` });
    expect(world.events.published).toMatchObject([{ detail: { approvedBy: `${PERSON}, ${SECOND}` } }]);
  });

  it('(two) is dispatched once if both approve concurrently', async () => {
    await wait('two');
    const answers = await Promise.all([say(PERSON), say(SECOND)]);
    expect(answers.toSorted()).toEqual(['approved', 'waiting']);
    expect((await stored())?.state).toBe('approved');
    expect(world.events.published).toHaveLength(1);
  });

  it('(two) is not let go by one person in many windows at once', async () => {
    await wait('two');
    const answers = await Promise.all([PERSON, PERSON, PERSON].map((by) => say(by)));
    expect(answers).toEqual(['waiting', 'waiting', 'waiting']);
    expect((await stored())?.state).toBe('held');
  });
});
