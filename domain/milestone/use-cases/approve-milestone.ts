import { authorsOf, type Milestone, type Milestones } from '../../plan/milestone.ts';
import type { MilestoneEvents } from '../../plan/milestone-events.ts';
import { personsNeeded, SYSTEM_ACTOR, samePerson } from '../../rollout/approval.ts';
import { NotFound } from '../../shared/errors.ts';

export type ApproveMilestonePorts = { milestones: Milestones; events: MilestoneEvents; now: () => number };

type Approval = { milestone: string; planHash: string; by: string };

/**
 * `held`: arrived late, needs an approver. `waiting`: the policy requires a first or second approver. `own`:
 * the author may not approve. `not-approved`: the hash differs, or the state allows no approval.
 */
export type ApprovalResult = 'approved' | 'held' | 'waiting' | 'own' | 'not-approved';

/**
 * Approves a planned milestone, bound to the hash of its plan: nothing else can be sent under it. The policy
 * frozen with the milestone says how many people have to approve; its author never counts.
 */
export async function approveMilestone(
  { milestone: id, planHash, by }: Approval,
  ports: ApproveMilestonePorts,
): Promise<ApprovalResult> {
  const { milestones, events, now } = ports;
  const milestone = await milestones.find(id);
  if (!milestone) throw new NotFound(`milestone ${id} does not exist`);
  if (milestone.planHash !== planHash) return 'not-approved';
  const decision = decide(milestone, by);
  if (decision.kind === 'own') return 'own';
  if (decision.kind === 'hold') {
    await milestones.advance(id, { from: 'planned', to: 'held', at: now() });
    return decision.result;
  }
  const from = milestone.state === 'held' ? 'held' : 'planned';
  if (decision.kind === 'first') {
    const set = { firstApprovedBy: by };
    const first = { from, to: 'held', set, planHash, unlessFirstApproved: true, at: now() } as const;
    if (await milestones.advance(id, first)) return 'waiting';
    return await afterAnother({ milestone: id, planHash, by }, ports);
  }
  const at = now();
  const { undoSeconds } = milestone;
  const undo = undoSeconds === undefined ? {} : { undoUntil: at + undoSeconds * 1000 };
  const set = { approvedHash: planHash, approvedBy: decision.by, ...undo };
  const moved = await milestones.advance(id, { from, to: 'approved', set, planHash, at });
  const approved = moved ? undefined : await milestones.find(id);
  if (!moved && approved?.state !== 'approved') return 'not-approved';
  const { rollout, kind } = milestone;
  const approvedBy = approved?.approvedBy ?? decision.by;
  await events.publish({ type: 'MilestoneApproved', detail: { id, rollout, kind, planHash, approvedBy } });
  return 'approved';
}

type Decision =
  | { kind: 'hold'; result: 'held' | 'waiting' }
  | { kind: 'own' }
  | { kind: 'first' }
  | { kind: 'approve'; by: string };

/** Applies the milestone's policy to an approval by a person, or by none. */
function decide(milestone: Milestone, by: string): Decision {
  const { approval, approvedAhead, late, firstApprovedBy } = milestone;
  const needed = personsNeeded(approval, late);
  if (needed === 0) return { kind: 'approve', by };
  if (by === SYSTEM_ACTOR && approvedAhead !== undefined && !late)
    return { kind: 'approve', by: approvedAhead };
  if (by === SYSTEM_ACTOR) return { kind: 'hold', result: late ? 'held' : 'waiting' };
  if (authorsOf(milestone).some((name) => samePerson(by, name))) return { kind: 'own' };
  if (needed === 1) return { kind: 'approve', by };
  // Repeated approvals by one person count once.
  if (firstApprovedBy === undefined || samePerson(firstApprovedBy, by)) return { kind: 'first' };
  return { kind: 'approve', by: `${firstApprovedBy}, ${by}` };
}

/** There was a concurrent first approval: if by somebody else, this is the second. */
async function afterAnother(approval: Approval, ports: ApproveMilestonePorts): Promise<ApprovalResult> {
  const milestone = await ports.milestones.find(approval.milestone);
  const first = milestone?.firstApprovedBy;
  if (milestone?.state !== 'held' || first === undefined) return 'not-approved';
  return samePerson(first, approval.by) ? 'waiting' : await approveMilestone(approval, ports);
}
