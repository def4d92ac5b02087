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
