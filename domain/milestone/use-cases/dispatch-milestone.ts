import { mayDispatch, waitsForUndo } from '../../mail/dispatch.ts';
import {
  type ApprovedMilestoneJobs,
  type ChangeMilestone,
  isChange,
  type Milestone,
  type Milestones,
} from '../../plan/milestone.ts';
import type { MilestoneEvents } from '../../plan/milestone-events.ts';
import { type DispatchPartJobs, type PlanSummary, type Plans, waitingParts } from '../../plan/plan.ts';
import { NotFound } from '../../shared/errors.ts';
import { broughtChange } from '../brought-change.ts';
import { isStopped } from '../told-before.ts';
import { type ClearFactsPorts, clearFacts } from './clear-facts.ts';
import { giveBackChanges } from './give-back-changes.ts';
import { endOlder, markUndone } from './mark-undone.ts';

export type DispatchMilestonePorts = {
  milestones: Milestones;
  rollouts: ClearFactsPorts['rollouts'];
  plans: Pick<Plans, 'summaries'>;
  events: MilestoneEvents;
  dispatchJobs: ApprovedMilestoneJobs;
  planJobs: DispatchPartJobs;
  sendJobs: DispatchPartJobs;
  now: () => number;
};

/**
 * Opens an approved milestone for sending and enqueues one job per organisation that waits for no day. While it can
 * be undone it only comes back `later`. One that was stopped gives back what it had taken over. Idempotent.
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
  if (isStopped(milestone)) await giveBackChanges(milestone, ports);
  if (!mayDispatch(milestone)) return { organisations: 0 };
  await undoEarlier(milestone, ports);
  await clearFacts(milestone, ports);
  const brought = broughtChange(milestone, at);
  if (brought) await endOlder(brought, ports);
  const parts = await ports.plans.summaries(id);
  const waiting = new Set(waitingParts(parts));
  const due = milestone.organisations.filter((organisation) => !waiting.has(organisation));
  if (isChange(milestone)) await announceSuperseded(milestone, { ...ports, parts });
  await ports.sendJobs.enqueue(due.map((organisation) => ({ dispatchId: id, organisation })));
  await tellBrought(milestone, ports);
  return { organisations: due.length };
}

/** Time for the milestone's own mails to leave first; seconds. */
const BROUGHT_SECONDS = 60;

/** Has the new values of a milestone told to whoever holds an old one and is not told by its own mails. */
async function tellBrought(
  milestone: Milestone,
  { milestones, planJobs, now }: DispatchMilestonePorts,
): Promise<void> {
  const change = broughtChange(milestone, now());
  if (!change || (await milestones.accept(change, {})) === 'taken') return;
  const jobs = change.organisations.map((organisation) => ({ dispatchId: change.id, organisation }));
  await planJobs.enqueue(jobs, BROUGHT_SECONDS);
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

/**
 * Notes which earlier milestones no longer hold, before the first mail that says so. What has not left of them does not
 * leave: their senders cancel it. Idempotent.
 */
export async function undoEarlier(
  milestone: Milestone,
  ports: Pick<DispatchMilestonePorts, 'milestones' | 'sendJobs'>,
): Promise<void> {
  const { id, rollout, undoes = [], organisations, occurredOn: on, receivedAt } = milestone;
  if (undoes.length === 0) return;
  const earlier = (await ports.milestones.ofRollout(rollout)).filter(
    (one) => one.id !== id && undoes.includes(one.kind) && one.receivedAt <= receivedAt,
  );
  await markUndone(earlier, { by: id, on, organisations }, ports);
}
