import type { Catalogues } from '../../catalogue/catalogues.ts';
import { ownDays } from '../../plan/day-of-truth.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { DispatchPartJobs } from '../../plan/plan.ts';
import type { Rollouts } from '../../rollout/rollout.ts';

export type MoveDaysPorts = {
  rollouts: Pick<Rollouts, 'participation'>;
  catalogues: Pick<Catalogues, 'load'>;
  milestones: Pick<Milestones, 'ofRollout' | 'moveDay'>;
  planJobs: DispatchPartJobs;
};

/** Parts that are planned and may not have left yet. */
const MAY_WAIT: readonly Milestone['state'][] = ['planning', 'planned', 'held', 'approved', 'dispatching'];

/**
 * Moves what waits for an organisation's own day to the day that it says now, and has it planned again. Idempotent:
 * the reconciler finds what a crash leaves undone, on the eve of the old day at the latest.
 */
export async function moveDays(
  { rollout: id, organisation }: { rollout: string; organisation: string | undefined },
  ports: MoveDaysPorts,
): Promise<void> {
  const participation =
    organisation === undefined ? undefined : await ports.rollouts.participation(id, organisation);
  if (organisation === undefined || !participation) return;
  for (const milestone of await ports.milestones.ofRollout(id)) {
    const { days, kind, catalogue, catalogueVersion } = milestone;
    if (!days || !milestone.organisations.includes(organisation) || !MAY_WAIT.includes(milestone.state))
      continue;
    const version = await ports.catalogues.load(catalogue, catalogueVersion);
    const own = version && ownDays({ catalogue: version.catalogue, kind }, [participation]);
    if (!own || own[organisation] === days[organisation]) continue;
    await ports.milestones.moveDay(milestone.id, { organisation, day: own[organisation] });
    await ports.planJobs.enqueue([{ dispatchId: milestone.id, organisation }]);
  }
}
