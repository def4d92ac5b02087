import { ownDays } from '../../plan/day-of-truth.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { DispatchPartJobs } from '../../plan/plan.ts';
import {
  type Edited,
  type EditParticipationPorts,
  editParticipation,
} from '../../rollout/use-cases/edit-participation.ts';

export type ChangeLocalFactsPorts = EditParticipationPorts & {
  milestones: Pick<Milestones, 'ofRollout' | 'moveDay'>;
  planJobs: DispatchPartJobs;
};

type Change = Parameters<typeof editParticipation>[0];

/** Parts that are planned and may not have left yet. */
const MAY_WAIT: readonly Milestone['state'][] = ['planning', 'planned', 'held', 'approved', 'dispatching'];

/**
 * Changes an organisation's own facts and register number in a rollout. What waits for the organisation's day moves
 * with it, and is planned anew; what has been told stays as it was told.
 */
export async function changeLocalFacts(change: Change, ports: ChangeLocalFactsPorts): Promise<Edited> {
  const edited = await editParticipation(change, ports);
  if (edited.kind === 'saved') await moveDays(change, ports);
  return edited;
}

/** Idempotent: the reconciler finds what a crash leaves undone, on the eve of the old day at the latest. */
async function moveDays({ rollout: id, organisation }: Change, ports: ChangeLocalFactsPorts): Promise<void> {
  const participation = await ports.rollouts.participation(id, organisation);
  if (!participation) return;
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
