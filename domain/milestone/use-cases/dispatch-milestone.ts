import { mayDispatch, waitsForUndo } from '../../mail/dispatch.ts';
import {
  type ApprovedMilestoneJobs,
  type ChangeMilestone,
  isChange,
  type Milestones,
} from '../../plan/milestone.ts';
import type { MilestoneEvents } from '../../plan/milestone-events.ts';
import { type DispatchPartJobs, type PlanSummary, type Plans, waitingParts } from '../../plan/plan.ts';
import { NotFound } from '../../shared/errors.ts';

export type DispatchMilestonePorts = {
  milestones: Milestones;
  plans: Pick<Plans, 'summaries'>;
  events: MilestoneEvents;
  dispatchJobs: ApprovedMilestoneJobs;
  sendJobs: DispatchPartJobs;
  now: () => number;
};

/**
 * Opens an approved milestone for sending and enqueues one job per organisation that waits for no day. While it can
 * be undone it only comes back `later`. Idempotent.
 */
export async function dispatchMilestone(
  id: string,
  ports: DispatchMilestonePorts,
): Promise<{ organisations: number } | 'later'> {
  const at = ports.now();
  await ports.milestones.advance(id, {
    from: 'approved',
    to: 'dispatching',
    set: { dispatchedAt: at },
    unlessUndoable: true,
    at,
  });
  const milestone = await ports.milestones.find(id);
  if (!milestone) throw new NotFound(`milestone ${id} does not exist`);
  const { undoUntil = at } = milestone;
  if (waitsForUndo(milestone) && at < undoUntil) {
    await ports.dispatchJobs.enqueue(id, Math.ceil((undoUntil - at) / 1000));
    return 'later';
  }
  if (!mayDispatch(milestone)) return { organisations: 0 };
  const parts = await ports.plans.summaries(id);
  const waiting = new Set(waitingParts(parts));
  const due = milestone.organisations.filter((organisation) => !waiting.has(organisation));
  if (isChange(milestone)) await announceSuperseded(milestone, { ...ports, parts });
  await ports.sendJobs.enqueue(due.map((organisation) => ({ dispatchId: id, organisation })));
  return { organisations: due.length };
}

/** Says which dispatches a change supersedes, before its first mail. */
async function announceSuperseded(
  { id, rollout, change }: ChangeMilestone,
  { parts, events }: Pick<DispatchMilestonePorts, 'events'> & { parts: readonly PlanSummary[] },
): Promise<void> {
  const telling = parts.filter(({ supersedes = [] }) => supersedes.length > 0);
  await events.publish({
    type: 'MessageSuperseded',
    detail: {
      ...{ id, rollout, facts: change.facts.map(({ fact }) => fact) },
      supersedes: [...new Set(telling.flatMap(({ supersedes = [] }) => supersedes))].sort(),
      organisations: telling.length,
    },
  });
}
