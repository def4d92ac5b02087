import { closestMatch } from 'leven';
import type { Milestone } from '../../domain/plan/milestone.ts';
import type { Operator } from '../operator.ts';
import { CommandFailure } from './command-failure.ts';

const SHOWN = 20;
// A third of an id may be mistyped; beyond that it is another one.
const LIKENESS = 3;

/** That an id is not known, with the one that was probably meant and those that there are. */
export function unknownId(what: string, id: string, known: readonly string[]): CommandFailure {
  const closest = closestMatch(id, known, { maxDistance: Math.ceil(id.length / LIKENESS) });
  const list = known.slice(0, SHOWN).join(', ') + (known.length > SHOWN ? ' …' : '');
  const rest = closest ? ` Did you mean "${closest}"?` : '';
  return new CommandFailure(`There is no ${what} "${id}".${rest} There is: ${list || 'none yet'}.`);
}

/**
 * A milestone of any rollout.
 * @throws {CommandFailure} naming those that there are
 */
export async function requireMilestone(id: string, operator: Operator): Promise<Milestone> {
  const milestone = await operator.milestones.find(id);
  if (milestone) return milestone;
  throw unknownId('milestone', id, await milestoneIds(operator));
}

/** The ids of all milestones, rollout by rollout. */
export async function milestoneIds({ rollouts, milestones }: Operator): Promise<string[]> {
  const lists = (await rollouts.list()).map(({ id }) => milestones.ofRollout(id));
  return (await Promise.all(lists)).flat().map(({ id }) => id);
}

/** The ids of all press releases, rollout by rollout. */
export async function pressReleaseIds({ rollouts, pressReleases }: Operator): Promise<string[]> {
  const lists = (await rollouts.list()).map(({ id }) => pressReleases.ofRollout(id));
  return (await Promise.all(lists)).flat();
}
