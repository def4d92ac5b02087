import * as z from 'zod';
import type { EstimatedShare } from '../polls/interval.ts';
import type { Goal } from '../rollout/rollout.ts';
import type { Ratio } from './reach-trend.ts';

/**
 * What of a goal is known: what the ledger claims, and what a sample says; nothing before the milestone has been
 * told.
 */
export type GoalFigures = { claimed?: Ratio | undefined; verified?: EstimatedShare | undefined };

/**
 * `reached`: surely; `missed`: surely not, and its day is over; `behind`: surely not, so far; `unclear`: the interval
 * says neither; `unmeasured`: nobody, or too few, have answered. A claim alone reaches no goal.
 */
export const goalStandingSchema = z.enum(['reached', 'missed', 'behind', 'unclear', 'unmeasured']);
export type GoalStanding = z.infer<typeof goalStandingSchema>;

/** A goal with what is known of it, after its last milestone. */
export type ShownGoal = { goal: Goal; figures: GoalFigures; standing: GoalStanding };

/** How a goal stands on a day (2026-12-21), by what has been verified. */
export function standingOfGoal(
  { percent, by }: Pick<Goal, 'percent' | 'by'>,
  { verified }: GoalFigures,
  today: string,
): GoalStanding {
  const wanted = percent / 100;
  if (!verified) return 'unmeasured';
  if (verified.low >= wanted) return 'reached';
  if (verified.high < wanted) return by < today ? 'missed' : 'behind';
  return 'unclear';
}

/** By how many percentage points what was verified lies above the goal, or below it; undefined if nothing was. */
export function deviationOf(
  { percent }: Pick<Goal, 'percent'>,
  { verified }: GoalFigures,
): number | undefined {
  return verified && Math.round(verified.share * 100) - percent;
}
