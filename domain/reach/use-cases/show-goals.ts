import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { ReadSumsPorts } from '../../ledger/use-cases/read-sums.ts';
import { isTold, type Milestone } from '../../plan/milestone.ts';
import { goalsOn } from '../../rollout/goal-history.ts';
import type { GoalsChange, Rollout, Rollouts } from '../../rollout/rollout.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { type ShownGoal, standingOfGoal } from '../goal-standing.ts';
import type { VerifiedReach } from '../verified-reach.ts';
import { fromSums, type ReadReachPorts, readReach } from './read-reach.ts';
import { type LoadVerifiedReachPorts, loadVerifiedReach } from './show-verified-reach.ts';

export type ShowGoalsPorts = ReadReachPorts &
  LoadVerifiedReachPorts &
  ReadSumsPorts & { rollouts: Pick<Rollouts, 'goalChanges'> };

export type ShownGoals = {
  rollout: Rollout;
  catalogue: Catalogue;
  goals: ShownGoal[];
  changes: GoalsChange[];
  today: string;
};

/**
 * A rollout's goals as they stand today, or as they were on an earlier day (2026-12-31) and stood then, in the order of
 * its file, with how they were changed until then. Undefined if there is no such rollout. Read-only.
 */
export async function showGoals(
  { rollout: id, asOf }: { rollout: string; asOf?: string },
  ports: ShowGoalsPorts,
): Promise<ShownGoals | undefined> {
  const read = await readReach(
    {
      rollout: id,
      choose: (all) => ({ points: lastOfEachKind(all, asOf).map((milestone) => [milestone] as const) }),
      make: fromSums((milestone, sums) => ({ milestone, sums }), ports),
    },
    ports,
  );
  if (!read) return undefined;
  const { rollout, catalogue } = read;
  const today = asOf !== undefined && asOf < read.today ? asOf : read.today;
  const all = await ports.rollouts.goalChanges(id);
  const goals = goalsOn(rollout.goals ?? [], all, today);
  const changes = all.filter(({ at }) => toStockholm(at).date <= today);
  const found = new Map<string, VerifiedReach>();
  for (const { milestone, sums } of read.points) {
    if (!goals.some((goal) => goal.milestone === milestone.kind)) continue;
    const own = await ports.catalogues.withoutTexts(milestone.catalogue, milestone.catalogueVersion);
    const { groups } = own ?? catalogue;
    found.set(milestone.kind, await loadVerifiedReach({ milestone, sums, groups, today }, ports));
  }
  return {
    ...{ rollout, catalogue, changes, today },
    goals: goals.map((goal) => {
      const line = found.get(goal.milestone)?.groups.get(goal.group);
      const figures = line ? { claimed: line.claimed, verified: line.verified } : {};
      return { goal, figures, standing: standingOfGoal(goal, figures, today) };
    }),
  };
}

function lastOfEachKind(all: readonly Milestone[], asOf: string | undefined): Milestone[] {
  const isIn = ({ dispatchedAt }: Milestone) =>
    dispatchedAt !== undefined && (asOf === undefined || toStockholm(dispatchedAt).date <= asOf);
  const told = all.filter(
    (milestone) => isTold(milestone) && milestone.change === undefined && isIn(milestone),
  );
  const byKind = Map.groupBy(told, ({ kind }) => kind);
  const last = (some: readonly Milestone[]) =>
    some.toSorted((a, b) => (a.dispatchedAt ?? 0) - (b.dispatchedAt ?? 0)).slice(-1);
  return [...byKind.values()].flatMap(last);
}
