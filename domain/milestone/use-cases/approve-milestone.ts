import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { MilestoneEvents } from '../../plan/milestone-events.ts';
import { AUTOMATIC, personsNeeded, samePerson } from '../../rollout/approval.ts';
import { NotFound } from '../../shared/errors.ts';

export type ApproveMilestonePorts = { milestones: Milestones; events: MilestoneEvents; now: () => number };

type Approval = { milestone: string; planHash: string; by: string };

/**
 * `held`: it came late and waits for a person. `waiting`: the policy asks for a person, or for another one. `own`: the author
 * may not approve. `not-approved`: it has another hash, or is in a state where there is nothing to approve.
 */
export type ApprovalResult = 'approved' | 'held' | 'waiting' | 'own' | 'not-approved';

/**
 * Approves a planned milestone, bound to the hash of its plan: what was not planned under this hash cannot leave under it.
 * The policy that was frozen with the milestone says whether persons have to, and how many; its author never counts as one.
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
    const first = { from, to: 'held', set, unlessFirstApproved: true, at: now() } as const;
    if (await milestones.advance(id, first)) return 'waiting';
    return await afterAnother({ milestone: id, planHash, by }, ports);
  }
  const set = { approvedHash: planHash, approvedBy: decision.by };
  const moved = await milestones.advance(id, { from, to: 'approved', set, at: now() });
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

/** What a milestone's policy makes of somebody's word, or of nobody's. */
function decide({ approval, late, triggeredBy, firstApprovedBy }: Milestone, by: string): Decision {
  const needed = personsNeeded(approval, late);
  if (needed === 0) return { kind: 'approve', by };
  if (by === AUTOMATIC) return { kind: 'hold', result: late ? 'held' : 'waiting' };
  if (samePerson(by, triggeredBy)) return { kind: 'own' };
  if (needed === 1) return { kind: 'approve', by };
  // The same word twice is the word of one person.
  if (firstApprovedBy === undefined || samePerson(firstApprovedBy, by)) return { kind: 'first' };
  return { kind: 'approve', by: `${firstApprovedBy}, ${by}` };
}

/** Somebody was first at the same moment: if it was somebody else, this is the second word. */
async function afterAnother(approval: Approval, ports: ApproveMilestonePorts): Promise<ApprovalResult> {
  const milestone = await ports.milestones.find(approval.milestone);
  const first = milestone?.firstApprovedBy;
  if (milestone?.state !== 'held' || first === undefined) return 'not-approved';
  return samePerson(first, approval.by) ? 'waiting' : await approveMilestone(approval, ports);
}
