import type { Catalogues } from '../../catalogue/catalogues.ts';
import { goalProblems } from '../../rollout/goal-problems.ts';
import { type Goal, goalSchema, MOST_GOALS, type Rollout, type Rollouts } from '../../rollout/rollout.ts';
import { digest } from '../../shared/digest.ts';
import { parseInput } from '../../shared/parse-input.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';

export type SetGoalsPorts = {
  rollouts: Pick<Rollouts, 'find' | 'setGoals'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
};

/** `overtaken`: somebody has changed the goals since they were read. */
export type SetGoals =
  | { kind: 'set'; goals: readonly Goal[] }
  | { kind: 'overtaken' | 'not-there' }
  | { kind: 'refused'; problems: readonly Problem[] };

/** Which goal: there is one for each group and kind of milestone. */
export type GoalRef = Pick<Goal, 'group' | 'milestone'>;

/** Changes with every edit of the goals. */
export function goalsVersion({ goals = [] }: Pick<Rollout, 'goals'>): string {
  return digest(goals).slice(0, 26);
}

/** Sets all goals of a rollout over those that were read. Paths of problems begin with the number of a goal. */
export async function setGoals(
  { rollout: id, goals, seen }: { rollout: string; goals: readonly Goal[]; seen: string },
  ports: SetGoalsPorts,
): Promise<SetGoals> {
  const rollout = await ports.rollouts.find(id);
  const version = rollout && (await ports.catalogues.currentVersion(rollout.catalogue));
  const loaded =
    rollout && version !== undefined ? await ports.catalogues.load(rollout.catalogue, version) : undefined;
  if (!rollout || !loaded) return { kind: 'not-there' };
  const problems =
    goals.length > MOST_GOALS
      ? [problemAt('', 'too-many', { max: MOST_GOALS })]
      : goalProblems(goals, loaded.catalogue);
  if (problems.length > 0) return { kind: 'refused', problems };
  if (goalsVersion(rollout) !== seen || !(await ports.rollouts.setGoals(id, goals, rollout.goals)))
    return { kind: 'overtaken' };
  return { kind: 'set', goals };
}

/** Sets one goal as a form has it, new or in place of `was`. Paths of problems are fields of the goal. */
export async function setGoal(
  {
    rollout: id,
    was,
    said,
    seen,
  }: { rollout: string; was?: GoalRef | undefined; said: unknown; seen: string },
  ports: SetGoalsPorts,
): Promise<SetGoals> {
  const rollout = await ports.rollouts.find(id);
  if (!rollout) return { kind: 'not-there' };
  const read = parseInput(goalSchema, said);
  if (!read.ok) return { kind: 'refused', problems: read.problems };
  const { goals = [] } = rollout;
  const at = goals.findIndex((one) => isGoal(one, was));
  if (was && at < 0) return { kind: 'overtaken' };
  const next = was ? goals.with(at, read.data) : [...goals, read.data];
  const place = was ? at : goals.length;
  if (goals.some((one, index) => index !== place && isGoal(one, read.data)))
    return { kind: 'refused', problems: [problemAt('group', 'goal-twice', { group: read.data.group })] };
  const set = await setGoals({ rollout: id, goals: next, seen }, ports);
  if (set.kind !== 'refused') return set;
  const own = `${place}.`;
  const problems = set.problems.map((found) => ({
    ...found,
    path: found.path.startsWith(own) ? found.path.slice(own.length) : '',
  }));
  return { kind: 'refused', problems };
}

/** Takes one goal away; one that is not there needs not be. */
export async function removeGoal(
  { rollout: id, was, seen }: { rollout: string; was: GoalRef; seen: string },
  ports: SetGoalsPorts,
): Promise<SetGoals> {
  const { goals = [] } = (await ports.rollouts.find(id)) ?? {};
  return setGoals({ rollout: id, goals: goals.filter((one) => !isGoal(one, was)), seen }, ports);
}

function isGoal({ group, milestone }: Goal, ref: GoalRef | undefined): boolean {
  return group === ref?.group && milestone === ref?.milestone;
}
