import { NotFound } from '../errors.ts';
import type { Milestones } from '../milestone.ts';
import type { MilestoneEvents } from '../milestone-events.ts';

export type ApproveMilestonePorts = { milestones: Milestones; events: MilestoneEvents };

/** The name that stands in the record where no person had to approve. */
export const AUTOMATIC = 'automatic';

/**
 * Approves a planned milestone by its policy, bound to the hash of the plan: what was not planned under this hash cannot
 * leave under it. The only policy so far is automatic.
 */
export async function approveMilestone(
  { milestone: id, planHash }: { milestone: string; planHash: string },
  { milestones, events }: ApproveMilestonePorts,
): Promise<{ approved: boolean }> {
  const milestone = await milestones.find(id);
  if (!milestone) throw new NotFound(`milestone ${id} is not there`);
  if (milestone.planHash !== planHash) return { approved: false };
  const set = { approvedHash: planHash, approvedBy: AUTOMATIC };
  const moved = await milestones.advance(id, { from: 'planned', to: 'approved', set });
  if (!moved && (await milestones.find(id))?.state !== 'approved') return { approved: false };
  const { rollout, kind } = milestone;
  await events.publish({
    type: 'MilestoneApproved',
    detail: { id, rollout, kind, planHash, approvedBy: AUTOMATIC },
  });
  return { approved: true };
}
