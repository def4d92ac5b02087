import type { Catalogues } from '../../catalogue/catalogues.ts';
import { changedGoals, nextChangeAt } from '../../rollout/goal-history.ts';
import { goalProblems } from '../../rollout/goal-problems.ts';
import {
  type Goal,
  type GoalsChange,
  goalSchema,
  MOST_GOALS,
  type Rollout,
  type Rollouts,
  whyGoalsSchema,
} from '../../rollout/rollout.ts';
import { digest } from '../../shared/digest.ts';
import { type Parsed, parseInput } from '../../shared/parse-input.ts';
import { below, type Problem, problemAt } from '../../shared/problem.ts';

export type SetGoalsPorts = {
  rollouts: Pick<Rollouts, 'find' | 'setGoals' | 'goalChanges'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
  now: () => number;
};

/** Who changes goals, and why, not validated: needed where one that there was is changed or taken away. */
type GoalsAuthor = { by: string; why?: unknown };

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

/**
 * Sets all goals of a rollout over those that were read, and notes what that changes. Paths of problems begin with the
 * number of a goal, or are `why`.
 */
export async function setGoals(
  {
    rollout: id,
    goals,
    seen,
    ...author
  }: { rollout: string; goals: readonly Goal[]; seen: string } & GoalsAuthor,
  ports: SetGoalsPorts,
): Promise<SetGoals> {
  const rollout = await ports.rollouts.find(id);
  const version = rollout && (await ports.catalogues.currentVersion(rollout.catalogue));
  const loaded =
    rollout && version !== undefined ? await ports.catalogues.load(rollout.catalogue, version) : undefined;
  if (!rollout || !loaded) return { kind: 'not-there' };
  if (goalsVersion(rollout) !== seen) return { kind: 'overtaken' };
  const changed = changedGoals(rollout.goals ?? [], goals);
  const why = whyOf(author.why, changed);
  const problems = [
    ...(goals.length > MOST_GOALS
      ? [problemAt('', 'too-many', { max: MOST_GOALS })]
      : goalProblems(goals, loaded.catalogue)),
    ...(why.ok ? [] : why.problems),
  ];
  if (problems.length > 0 || !why.ok) return { kind: 'refused', problems };
  const reason = why.data === undefined ? {} : { why: why.data };
  const at = nextChangeAt(await ports.rollouts.goalChanges(id), ports.now());
  const change = { at, by: author.by, ...reason, goals: changed };
  const noted = changed.length > 0 ? change : undefined;
  return (await ports.rollouts.setGoals(id, goals, rollout.goals, noted))
    ? { kind: 'set', goals }
    : { kind: 'overtaken' };
}

/** New goals need no reason; what was decided before is not changed without one. */
function whyOf(written: unknown, changed: GoalsChange['goals']): Parsed<string | undefined> {
  const isEmpty = written === undefined || (typeof written === 'string' && written.trim() === '');
  if (!isEmpty) {
    const read = parseInput(whyGoalsSchema, written);
    return read.ok ? read : { ok: false, problems: read.problems.map((found) => below('why', found)) };
  }
  return changed.some(({ before }) => before)
    ? { ok: false, problems: [problemAt('why', 'empty')] }
    : { ok: true, data: undefined };
}

/** Sets one goal as a form has it, new or in place of `was`. Paths of problems are fields of the goal. */
export async function setGoal(
  {
    rollout: id,
    was,
    said,
    seen,
    ...author
  }: { rollout: string; was?: GoalRef | undefined; said: unknown; seen: string } & GoalsAuthor,
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
  const set = await setGoals({ rollout: id, goals: next, seen, ...author }, ports);
  if (set.kind !== 'refused') return set;
  const own = `${place}.`;
  const problems = set.problems.map((found) => ({
    ...found,
    path: found.path.startsWith(own) ? found.path.slice(own.length) : found.path === 'why' ? 'why' : '',
  }));
  return { kind: 'refused', problems };
}

/** Takes one goal away; one that is not there needs not be. */
export async function removeGoal(
  { rollout: id, was, ...rest }: { rollout: string; was: GoalRef; seen: string } & GoalsAuthor,
  ports: SetGoalsPorts,
): Promise<SetGoals> {
  const { goals = [] } = (await ports.rollouts.find(id)) ?? {};
  return setGoals({ rollout: id, goals: goals.filter((one) => !isGoal(one, was)), ...rest }, ports);
}

function isGoal({ group, milestone }: Goal, ref: GoalRef | undefined): boolean {
  return group === ref?.group && milestone === ref?.milestone;
}
