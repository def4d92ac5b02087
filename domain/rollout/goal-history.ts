import { isSameJson } from '../shared/digest.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import type { Goal, GoalsChange } from './rollout.ts';

/** What differs between two lists of goals, in the order of the first and then of the second. */
export function changedGoals(before: readonly Goal[], after: readonly Goal[]): GoalsChange['goals'] {
  const changed = before.flatMap((goal): GoalsChange['goals'] => {
    const now = after.find(about(goal));
    if (isSameJson(now, goal)) return [];
    return [{ before: goal, ...(now ? { after: now } : {}) }];
  });
  const added = after.filter((goal) => !before.some(about(goal))).map((goal) => ({ after: goal }));
  return [...changed, ...added];
}

/** When the next change is noted (ms): after all before it, also by a clock that was set back. */
export function nextChangeAt(changes: readonly GoalsChange[], now: number): number {
  return changes.reduce((at, change) => Math.max(at, change.at + 1), now);
}

/** The goals as they were when a day (2026-12-31) ended in Sweden: those of now without what was changed later. */
export function goalsOn(goals: readonly Goal[], changes: readonly GoalsChange[], day: string): Goal[] {
  const later = changes.filter(({ at }) => toStockholm(at).date > day).toSorted((a, b) => b.at - a.at);
  return later.reduce<Goal[]>((so, change) => change.goals.reduce(undone, so), [...goals]);
}

function undone(goals: Goal[], { before, after }: GoalsChange['goals'][number]): Goal[] {
  const at = after ? goals.findIndex(about(after)) : -1;
  if (before && at >= 0) return goals.with(at, before);
  const left = goals.filter((_, index) => index !== at);
  return before ? [...left, before] : left;
}

function about({ group, milestone }: Goal): (other: Goal) => boolean {
  return (other) => other.group === group && other.milestone === milestone;
}
