import { closestMatch } from 'leven';
import type { Dispatch } from '../../domain/mail/dispatch.ts';
import type { Milestone } from '../../domain/plan/milestone.ts';
import { DAY_MILLIS } from '../../domain/shared/duration.ts';
import type { Operator } from '../operator.ts';
import { CommandFailure } from './command-failure.ts';

const SHOWN = 20;
const RECENT_MILLIS = 30 * DAY_MILLIS;
// Up to a third of an id may be mistyped; beyond that it is taken for another id.
const LIKENESS = 3;

/** An unknown id, with the one that was probably meant and the known ones. */
export function unknownId(what: string, id: string, known: readonly string[]): CommandFailure {
  const closest = closestMatch(id, known, { maxDistance: Math.ceil(id.length / LIKENESS) });
  const list = known.slice(0, SHOWN).join(', ') + (known.length > SHOWN ? ' …' : '');
  const rest = closest ? ` Did you mean "${closest}"?` : '';
  return new CommandFailure(`There is no ${what} "${id}".${rest} There is: ${list || 'none yet'}.`);
}

/**
 * A milestone of any rollout.
 * @throws {CommandFailure} listing the known ones
 */
export async function requireMilestone(id: string, operator: Operator): Promise<Milestone> {
  const milestone = await operator.milestones.find(id);
  if (milestone) return milestone;
  throw unknownId('milestone', id, await milestoneIds(operator));
}

/**
 * A dispatch: a milestone, a newsletter or a press release.
 * @throws {CommandFailure} listing all milestones and the other recent dispatches
 */
export async function requireDispatch(id: string, operator: Operator): Promise<Dispatch> {
  const dispatch = await operator.dispatches.find(id);
  if (dispatch) return dispatch;
  throw unknownId('milestone, newsletter or press mailing', id, await dispatchIds(operator));
}

async function dispatchIds({ rollouts, dispatches, now }: Operator): Promise<string[]> {
  const since = now() - RECENT_MILLIS;
  const lists = (await rollouts.list()).map(({ id }) => dispatches.ofRollout(id, since));
  return (await Promise.all(lists)).flat().map(({ id }) => id);
}

/** The ids of all milestones, rollout by rollout. */
async function milestoneIds({ rollouts, milestones }: Operator): Promise<string[]> {
  const lists = (await rollouts.list()).map(({ id }) => milestones.ofRollout(id));
  return (await Promise.all(lists)).flat().map(({ id }) => id);
}

/** The ids of all press releases, rollout by rollout. */
export async function pressReleaseIds({ rollouts, pressReleases }: Operator): Promise<string[]> {
  const lists = (await rollouts.list()).map(({ id }) => pressReleases.ofRollout(id));
  return (await Promise.all(lists)).flat();
}
