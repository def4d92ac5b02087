import { type Dispatch, type Dispatches, hasEnded } from '../../mail/dispatch.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';

export type SweepDispatchesPorts = { rollouts: Rollouts; dispatches: Dispatches; now: () => number };

/** A schedule of every minute meets the first minutes of a day at least once. */
const FIRST_MINUTES_MILLIS = 120_000;
/** Whatever ended this lately may have mails that still arrive. */
const LATELY_MILLIS = 14 * DAY_MILLIS;

/**
 * Once a day, looks at the dispatches of every rollout for those that have no note of work and should: opened before
 * there were notes, or by a mistake. Idempotent.
 * @returns the ids of dispatches that are noted again
 */
export async function sweepDispatches({
  rollouts,
  dispatches,
  now,
}: SweepDispatchesPorts): Promise<string[]> {
  const at = now();
  if (at % DAY_MILLIS >= FIRST_MINUTES_MILLIS) return [];
  const noted = new Set((await dispatches.openWork()).map(({ id }) => id));
  const lists = (await rollouts.list()).map(({ id }) => dispatches.ofRollout(id, at - LATELY_MILLIS));
  const forgotten = (await Promise.all(lists))
    .flat()
    .filter((one) => !noted.has(one.id) && mayHaveWork(one, at));
  for (const { id } of forgotten) await dispatches.noteWork(id, at);
  return forgotten.map(({ id }) => id);
}

function mayHaveWork(dispatch: Dispatch, at: number): boolean {
  return !hasEnded(dispatch) || at - dispatch.changedAt < LATELY_MILLIS;
}
