import type { Milestones } from '../../plan/milestone.ts';
import { readReason } from '../../rollout/rejection.ts';
import type { Problem } from '../../shared/problem.ts';
import { type StopMilestonePorts, stopMilestone } from './stop-milestone.ts';

export type RejectMilestonePorts = StopMilestonePorts & { milestones: Pick<Milestones, 'find'> };

type Rejection = { milestone: string; planHash: string; by: string; reason: string };

/** `moved-on`: it waits no longer, or under another plan than the one that was read. */
export type Rejected = { kind: 'rejected' | 'moved-on' } | { kind: 'problems'; problems: readonly Problem[] };

/**
 * Says no, with a reason that its author sees, to a milestone that waits for approval: nothing of it leaves. Bound to
 * the hash of the plan that was read.
 */
export async function rejectMilestone(
  { milestone: id, planHash, by, reason }: Rejection,
  ports: RejectMilestonePorts,
): Promise<Rejected> {
  const milestone = await ports.milestones.find(id);
  if (milestone?.state !== 'held' || milestone.planHash !== planHash) return { kind: 'moved-on' };
  const said = readReason(reason);
  if (!said.ok) return { kind: 'problems', problems: said.problems };
  await stopMilestone({ milestone: id, by, rejectedFor: said.data.reason }, ports);
  return { kind: 'rejected' };
}
