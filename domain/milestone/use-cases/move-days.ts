import type { Catalogues } from '../../catalogue/catalogues.ts';
import { ownDays, withDay } from '../../plan/day-of-truth.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { DispatchPartJobs } from '../../plan/plan.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';

export type MoveDaysPorts = {
  rollouts: Pick<Rollouts, 'participation'>;
  catalogues: Pick<Catalogues, 'load'>;
  milestones: Pick<Milestones, 'ofRollout'> & MoveDayPorts['milestones'];
  planJobs: DispatchPartJobs;
  now: () => number;
};

export type MoveDayPorts = {
  milestones: Pick<Milestones, 'find' | 'moveDays'>;
  now: () => number;
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
    await moveDay(milestone, { organisation, day: own[organisation] }, ports);
    await ports.planJobs.enqueue([{ dispatchId: milestone.id, organisation }]);
  }
}

/**
 * Sets the day from which a milestone is true of an organisation, undefined if nobody says it any longer; returns the
 * milestone as it is then. Others may move theirs meanwhile.
 */
export async function moveDay(
  known: Milestone,
  { organisation, day }: { organisation: string; day: string | undefined },
  { milestones, now }: MoveDayPorts,
): Promise<Milestone> {
  const { id } = known;
  return retryLostRace(`the days of milestone ${id}`, async (round) => {
    const milestone = round === 0 ? known : await milestones.find(id);
    if (!milestone?.days) return known;
    const { days, occurredOn } = milestone;
    const to = withDay(milestone, { organisation, day, today: toStockholm(now()).date });
    const isMoved = await milestones.moveDays(id, { seen: { days, occurredOn }, to });
    return isMoved ? { ...milestone, ...to } : AGAIN;
  });
}
