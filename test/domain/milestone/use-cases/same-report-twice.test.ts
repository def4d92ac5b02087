import { beforeEach, describe, expect, it } from 'vitest';
import { acceptChange, factChangedSchema } from '../../../../domain/milestone/use-cases/accept-change.ts';
import { acceptMilestone } from '../../../../domain/milestone/use-cases/accept-milestone.ts';
import {
  changeLocalFacts,
  type LocalEdit,
} from '../../../../domain/milestone/use-cases/change-local-facts.ts';
import { seenOf } from '../../../../domain/rollout/rollout.ts';
import { aMilestoneReached } from '../../../fixtures/a-milestone.ts';
import { type LendingWorld, lendingWorld } from '../../../fixtures/lending-world.ts';
import { portWith } from '../../../fixtures/port-with.ts';

let world: LendingWorld;

beforeEach(async () => {
  world = await lendingWorld();
});

const report = { at: Date.parse('2026-11-20T09:00:00Z'), byHand: false };

/** The world, as it meets a report whose twin is accepted while this one reads what it is validated against. */
function overtakenBy(twin: () => Promise<unknown>): LendingWorld {
  const find: LendingWorld['rollouts']['find'] = async (rollout) => {
    await twin();
    return world.rollouts.find(rollout);
  };
  return { ...world, rollouts: portWith(world.rollouts, 'find', find) };
}

/** Another start for Malmö, as its project lead submits it. */
async function aLaterDay(): Promise<LocalEdit> {
  const own = await world.rollouts.participation('lending', '1280');
  if (!own) throw new Error('Malmö does not take part');
  return {
    ...{ rollout: 'lending', organisation: '1280', registerNumber: own.registerNumber ?? '' },
    ...{ facts: { startDate: '2027-04-12' }, seen: seenOf(own), why: 'Utbildningen blir senare.' },
    changedBy: 'lead@malmo.example',
  };
}

describe('a report that is accepted elsewhere while it is looked at', () => {
  it('is known if it is of a milestone, and not one that was told before', async () => {
    const reached = aMilestoneReached();
    const ports = overtakenBy(() => acceptMilestone(reached, report, world));
    expect(await acceptMilestone(reached, report, ports)).toMatchObject({ kind: 'known' });
    expect(await world.milestones.ofRollout(reached.rollout)).toHaveLength(1);
  });

  it.each([{ from: undefined }, { from: { supplier: null } }])(
    'is known if it is of a change (%j), and neither overtaken nor without effect',
    async ({ from }) => {
      const changed = factChangedSchema.parse({
        id: 'renamed',
        rollout: 'lending',
        facts: { supplier: 'Nya Bolaget AB' },
        ...(from ? { from } : {}),
        why: 'Nytt namn.',
        changedBy: 'coordinator@office.example',
      });
      const ports = overtakenBy(() => acceptChange(changed, report, world));
      expect(await acceptChange(changed, report, ports)).toMatchObject({ kind: 'known' });
      expect(await world.milestones.changesOf('lending')).toHaveLength(1);
    },
  );

  it('has been changed by somebody else if two people give one day and each another reason', async () => {
    const edit = await aLaterDay();
    const ports = overtakenBy(() => changeLocalFacts({ ...edit, why: 'Lokalen är inte klar.' }, world));
    expect(await changeLocalFacts(edit, ports)).toEqual({ kind: 'changed' });
    expect(await world.milestones.changesOf('lending')).toHaveLength(1);
  });

  it('is saved if somebody submits one day twice at once', async () => {
    const edit = await aLaterDay();
    const ports = overtakenBy(() => changeLocalFacts(edit, world));
    expect(await changeLocalFacts(edit, ports)).toMatchObject({ kind: 'saved' });
    expect(await world.milestones.changesOf('lending')).toHaveLength(1);
  });

  it('is refused where the other has the same id and says something else', async () => {
    const reached = aMilestoneReached();
    const other = { ...reached, organisations: ['1280'] };
    const ports = overtakenBy(() => acceptMilestone(other, report, world));
    expect(await acceptMilestone(reached, report, ports)).toMatchObject({
      kind: 'refused',
      reason: 'same-id-other-content',
    });
  });
});

describe('two reports at the same instant', () => {
  /** Accepts another one after this one was looked at, and before it is stored. */
  const beatenBy = (rival: () => Promise<unknown>): LendingWorld => {
    let met = false;
    const accept: LendingWorld['milestones']['accept'] = async (...mine) => {
      if (!met) {
        met = true;
        await rival();
      }
      return world.milestones.accept(...mine);
    };
    return { ...world, milestones: portWith(world.milestones, 'accept', accept) };
  };
  const reached = (id: string, organisations: 'all' | string[] = 'all') =>
    aMilestoneReached({ id, organisations });

  it('of the same to the same organisations: one is accepted, the other is told that it was told already', async () => {
    const ports = beatenBy(() => acceptMilestone(reached('rival'), report, world));
    expect(await acceptMilestone(reached('mine'), report, ports)).toMatchObject({
      kind: 'refused',
      reason: 'told-already',
      problems: [{ path: 'organisations', code: 'told-already', params: { milestone: 'rival', count: 3 } }],
    });
    expect((await world.milestones.ofRollout('lending')).map(({ id }) => id)).toEqual(['rival']);
    expect(world.planJobs.enqueued.map(({ dispatchId }) => dispatchId)).toEqual(Array(3).fill('rival'));
  });

  it('of the same to different organisations: both are accepted', async () => {
    const ports = beatenBy(() => acceptMilestone(reached('rival', ['1280']), report, world));
    expect(await acceptMilestone(reached('mine', ['1480']), report, ports)).toMatchObject({
      kind: 'accepted',
    });
    expect((await world.milestones.ofRollout('lending')).map(({ id }) => id)).toEqual(['mine', 'rival']);
  });

  it('of which ten arrive at once: one is accepted, and nine are refused', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `report-${index}`);
    const results = await Promise.all(ids.map((id) => acceptMilestone(reached(id), report, world)));
    const kinds = results.map((result) => ('reason' in result ? result.reason : result.kind)).toSorted();
    expect(kinds).toEqual(['accepted', ...Array(9).fill('told-already')]);
    expect(await world.milestones.ofRollout('lending')).toHaveLength(1);
  });

  it('that bring different values of an unknown fact: the second does not change what the first said', async () => {
    const brings = (id: string, supplier: string, organisations: string[]) =>
      aMilestoneReached({ id, organisations, facts: { supplier } });
    const ports = beatenBy(() => acceptMilestone(brings('rival', 'Första AB', ['1280']), report, world));
    expect(await acceptMilestone(brings('mine', 'Andra AB', ['1480']), report, ports)).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'fact-of-all' }],
    });
    expect((await world.rollouts.find('lending'))?.facts.supplier).toBe('Första AB');
  });

  it('of a milestone and of a change of its facts: the milestone is planned with the new value', async () => {
    const change = factChangedSchema.parse({
      ...{ id: 'renamed', rollout: 'lending', facts: { supplier: 'Nya Bolaget AB' } },
      ...{ why: 'Nytt namn.', changedBy: 'coordinator@office.example' },
    });
    const ports = beatenBy(() => acceptChange(change, report, world));
    const { facts: _none, ...plain } = aMilestoneReached({ id: 'mine' });
    const accepted = await acceptMilestone({ ...plain, facts: {} }, report, ports);
    expect(accepted).toMatchObject({ milestone: { facts: { supplier: 'Nya Bolaget AB' } } });
  });
});

describe('reports in the order in which they are accepted', () => {
  const renamed = factChangedSchema.parse({
    ...{ id: 'renamed', rollout: 'lending', facts: { supplier: 'Nya Bolaget AB' } },
    ...{ why: 'Nytt namn.', changedBy: 'coordinator@office.example' },
  });
  const receivedAts = async () => {
    const all = [
      ...(await world.milestones.ofRollout('lending')),
      ...(await world.milestones.changesOf('lending')),
    ];
    return Object.fromEntries(all.map(({ id, receivedAt }) => [id, receivedAt]));
  };

  it('come one after the other, also where they were made at one instant', async () => {
    await acceptMilestone(aMilestoneReached({ id: 'first', organisations: ['1280'] }), report, world);
    await acceptMilestone(aMilestoneReached({ id: 'second', organisations: ['1480'] }), report, world);
    await acceptChange(renamed, report, world);
    expect(await receivedAts()).toEqual({
      first: report.at,
      second: report.at + 1,
      renamed: report.at + 2,
    });
  });

  it('put a retried milestone after the change that came meanwhile, since its facts were said last', async () => {
    const later = report.at + 60_000;
    await acceptChange(renamed, { ...report, at: later }, world);
    await acceptMilestone(aMilestoneReached({ id: 'tried-again' }), report, world);
    expect(await receivedAts()).toEqual({ renamed: later, 'tried-again': later + 1 });
  });
});
