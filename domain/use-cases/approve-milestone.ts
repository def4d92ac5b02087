import { NotFound } from '../errors.ts';
import type { Milestones } from '../milestone.ts';
import type { MilestoneEvents } from '../milestone-events.ts';

export type ApproveMilestonePorts = { milestones: Milestones; events: MilestoneEvents; now: () => number };

/** The name that stands in the record where no person had to approve. */
export const AUTOMATIC = 'automatic';

type Approval = { milestone: string; planHash: string; by: string };

/**
 * Approves a planned milestone, bound to the hash of its plan: what was not planned under this hash cannot leave under it.
 * The only policy so far is automatic; it holds what was reported long ago, which then waits for a person.
 */
export async function approveMilestone(
  { milestone: id, planHash, by }: Approval,
  { milestones, events, now }: ApproveMilestonePorts,
): Promise<'approved' | 'held' | 'not-approved'> {
  const milestone = await milestones.find(id);
  if (!milestone) throw new NotFound(`milestone ${id} is not there`);
  if (milestone.planHash !== planHash) return 'not-approved';
  if (milestone.late && by === AUTOMATIC) {
    await milestones.advance(id, { from: 'planned', to: 'held', at: now() });
    return 'held';
  }
  const from = milestone.state === 'held' ? 'held' : 'planned';
  const set = { approvedHash: planHash, approvedBy: by };
  const moved = await milestones.advance(id, { from, to: 'approved', set, at: now() });
  if (!moved && (await milestones.find(id))?.state !== 'approved') return 'not-approved';
  const { rollout, kind } = milestone;
  await events.publish({
    type: 'MilestoneApproved',
    detail: { id, rollout, kind, planHash, approvedBy: by },
  });
  return 'approved';
}
