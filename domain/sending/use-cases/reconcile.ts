import { unaccounted, underway } from '../../ledger/delivery-counts.ts';
import { type Dispatch, type DispatchState, hasEnded, isUndone, laneOf } from '../../mail/dispatch.ts';
import type { Restore } from '../../mail/restore.ts';
import type { ReadsHolds, SendingHold } from '../../mail/sending-hold.ts';
import { nextForWaiting } from '../../plan/day-of-truth.ts';
import { type DeliveryCounts, type DispatchPartJobs, waitingParts } from '../../plan/plan.ts';
import { SYSTEM_ACTOR } from '../../rollout/approval.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { type CheckRestorePorts, checkRestore } from './check-restore.ts';
import { type Attention, attentionOf, type Failing, failingOf } from './find-attention.ts';
import { releaseDispatch } from './release-dispatch.ts';
import { type SettleOrganisationPorts, settleOrganisation } from './settle-organisation.ts';

export type ReconcilePorts = SettleOrganisationPorts &
  CheckRestorePorts &
  ReadsHolds & {
    planJobs: DispatchPartJobs;
    sendJobs: DispatchPartJobs;
  };

/** Stalled for this long: the job died with its worker, or a message or event was lost. */
const FORGOTTEN_MILLIS = 120_000;
/** How often a job that never ran is handed out again while others run. */
const NEVER_BEGUN_MILLIS = 600_000;
/** Longer than any function runs: whoever left a note of work has then written what it is about, or is dead. */
export const RESTING_MILLIS = 900_000;
/**
 * Deliveries are counted a minute after the last count, then at increasing intervals: most arrive in seconds.
 */
const ARRIVAL_MILLIS = 60_000;
/** The mail service retries for 14 hours; nothing is reported after two days. */
export const ARRIVALS_END_MILLIS = 2 * DAY_MILLIS;
/** Limits the counts of one dispatch per round, so that rounds do not overlap. */
const ARRIVALS_A_ROUND = 50;
/** Dispatches that are read together, and examined one after the other. */
const READ_AT_ONCE = 16;

export type ReconcileReport = {
  /** The restore that holds all sending. */
  held?: Restore;
  resumed: string[];
  attention: Attention[];
  /** Why nothing is sent for now. */
  holds: SendingHold[];
  /** Dispatches of whose mails too many were refused. */
  failing: Failing[];
};

/**
 * Examines every dispatch with a note of work: enqueues lost jobs again, closes plans that only lack closing, and
 * reports what holds mail, mails unknown for too long, and dispatches whose mails fail. Takes the note away when
 * nothing is left to do. Runs every minute; safe to run concurrently.
 */
export async function reconcile(ports: ReconcilePorts): Promise<ReconcileReport> {
  const { value } = await ports.holds.read();
  const report: ReconcileReport = { resumed: [], attention: [], holds: value?.holds ?? [], failing: [] };
  const stands = await checkRestore(ports);
  if (stands.kind === 'held') report.held = stands.restore;
  const notes = await ports.dispatches.openWork();
  for (let start = 0; start < notes.length; start += READ_AT_ONCE) {
    const some = notes.slice(start, start + READ_AT_ONCE);
    const noted = await mapInChunks(some, async (note) => ({
      note,
      dispatch: await ports.dispatches.find(note.id),
    }));
    for (const { note, dispatch } of noted) {
      const isDone = dispatch === undefined || (await examine(dispatch, report, ports));
      if (isDone && ports.now() - note.at >= RESTING_MILLIS) await ports.dispatches.closeWork(note);
    }
  }
  return report;
}

/** One round for one dispatch; true if nothing is left to do for it. */
async function examine(dispatch: Dispatch, report: ReconcileReport, ports: ReconcilePorts): Promise<boolean> {
  // A lost confirmation request is repeated by the person who waits for it.
  if (dispatch.purpose === 'opt-in' && hasEnded(dispatch)) return true;
  // Jobs that send do nothing then, and would come again each minute.
  const waits = report.held !== undefined && SENDING_STATES.includes(dispatch.state);
  if (!waits && dispatch.state === 'dispatching') await tendWaiting(dispatch, ports);
  // What can be undone comes back by itself then.
  const since = Math.max(dispatch.changedAt, dispatch.undoUntil ?? 0);
  const still = !waits && ports.now() - since >= FORGOTTEN_MILLIS;
  const steps = dispatch.purpose === 'milestone' ? MILESTONE_STEPS : OTHER_STEPS;
  const allCounts = await ports.plans.allCounts(dispatch.id);
  const resumed = still && (await steps[dispatch.state]?.(dispatch, ports, allCounts)) === true;
  if (resumed) report.resumed.push(dispatch.id);
  report.attention.push(...(await attentionOf(dispatch, allCounts, ports)));
  report.failing.push(...failingOf(dispatch, allCounts));
  await finishCounts(dispatch, allCounts, ports);
  if (!hasEnded(dispatch)) return false;
  await countArrivals(dispatch, allCounts, ports);
  return still && !resumed && !allCounts.some((counts) => isWatched(counts, dispatch, ports.now()));
}

/** Parts that wait for their day are planned again on its eve, and dispatched on its morning. */
async function tendWaiting(dispatch: Dispatch, { plans, planJobs, now }: ReconcilePorts): Promise<void> {
  const { id, days } = dispatch;
  if (days === undefined) return;
  const due = (await plans.summaries(id)).filter(
    (part) =>
      !isUndone(dispatch, part.organisation) &&
      nextForWaiting(part, { newest: days[part.organisation], now: now() }) !== 'wait',
  );
  await planJobs.enqueue(due.map(({ organisation }) => ({ dispatchId: id, organisation })));
}

/** `counted`: what this round has read of each part. */
type Step = (
  dispatch: Dispatch,
  ports: ReconcilePorts,
  counted: readonly DeliveryCounts[],
) => Promise<boolean>;

/** Publishes again the event that a milestone waits for. */
const announceAgain: Step = async (
  { id, rollout, kind = '', planHash = '', approvedBy = '', state },
  { events, plans },
) => {
  if (state === 'approved') {
    await events.publish({ type: 'MilestoneApproved', detail: { id, rollout, kind, planHash, approvedBy } });
    return true;
  }
  const summaries = await plans.summaries(id);
  const deliveries = summaries.reduce((sum, summary) => sum + summary.deliveries, 0);
  const gaps = summaries.reduce((sum, summary) => sum + summary.gaps.length, 0);
  await events.publish({
    type: 'MilestonePlanned',
    detail: { id, rollout, kind, planHash, deliveries, gaps },
  });
  return true;
};

/** Plans missing parts. If there are none, any one job closes the plan. */
const planAgain: Step = async ({ id, organisations }, { plans, planJobs }) => {
  const { planned } = await plans.progress(id);
  const missing = organisations.filter((code) => !planned.has(code));
  const again = missing.length > 0 ? missing : organisations.slice(0, 1);
  await planJobs.enqueue(again.map((organisation) => ({ dispatchId: id, organisation })));
  return true;
};

/** Sends or cancels parts that are unsettled and idle. If all are settled, one count ends the milestone. */
const sendAgain: Step = async (dispatch, ports, counted) => {
  const { id, organisations } = dispatch;
  const { sent } = await ports.plans.progress(id);
  const summaries = await ports.plans.summaries(id);
  const waiting = new Set(dispatch.state === 'stopping' ? [] : waitingParts(summaries));
  const again = new Set(unaccounted(summaries, counted));
  const begun = organisations.filter((code) => !waiting.has(code));
  const open = begun.filter((code) => !sent.has(code) || again.has(code));
  if (open.length === 0 && waiting.size > 0) return false;
  const [any] = organisations;
  if (open.length === 0 && any) await settleOrganisation({ dispatchId: id, organisation: any }, ports);
  const since = new Map(summaries.map(({ organisation, releasedAt = 0 }) => [organisation, releasedAt]));
  const allCounts = new Map(counted.map((counts) => [counts.organisation, counts]));
  const now = ports.now();
  const isMoving = open.some((code) => now - (allCounts.get(code)?.at ?? 0) < FORGOTTEN_MILLIS);
  const forgotten = open.filter((code) => {
    const begunAt = Math.max(dispatch.changedAt, since.get(code) ?? 0);
    return isForgotten(allCounts.get(code), { waited: now - begunAt, isMoving, now });
  });
  const jobs = forgotten.map((organisation) => ({ dispatchId: id, organisation }));
  await ports.sendJobs.enqueue(jobs, 0, laneOf(dispatch));
  return open.length === 0 || forgotten.length > 0;
};

/**
 * Whether a part's job seems to be lost: an active one updates its count each time it runs. One that was never
 * counted may wait behind the others while they are sent: then it is handed out again every ten minutes only, in
 * rounds of two.
 */
function isForgotten(
  counts: DeliveryCounts | undefined,
  { waited, isMoving, now }: { waited: number; isMoving: boolean; now: number },
): boolean {
  if (counts) return now - counts.at >= FORGOTTEN_MILLIS + counts.comesBackIn;
  return !isMoving || waited % NEVER_BEGUN_MILLIS < FORGOTTEN_MILLIS;
}

/**
 * A resend interrupted by a crash in a milestone that had ended: reopened, then sent or cancelled. What ended without
 * an approval, since nobody had to hear it, was planned by two at once: what the slower one wrote is cancelled.
 */
const openAgain: Step = async (dispatch, { dispatches, plans, sendJobs, now }, counted) => {
  const { id, state, approvedHash } = dispatch;
  const open = unaccounted(await plans.summaries(id), counted);
  if (open.length === 0) return false;
  const to = state === 'completed' && approvedHash !== undefined ? 'dispatching' : 'stopping';
  await dispatches.advance(id, { from: state, to, at: now() });
  const jobs = open.map((organisation) => ({ dispatchId: id, organisation }));
  await sendJobs.enqueue(jobs, 0, laneOf(dispatch));
  return true;
};

/**
 * Releases what is fully planned, or was only partly enqueued. Partial plans are completed by their own
 * round.
 */
const releaseAgain: Step = async ({ id }, ports) =>
  (await releaseDispatch({ dispatch: id, by: SYSTEM_ACTOR }, ports)) !== 'not-released';

type Steps = Partial<Record<DispatchState, Step>>;
const SENDING_STEPS: Steps = {
  dispatching: sendAgain,
  stopping: sendAgain,
  completed: openAgain,
  stopped: openAgain,
};
const SENDING_STATES: readonly DispatchState[] = ['dispatching', 'stopping', 'completed', 'stopped'];
const MILESTONE_STEPS: Steps = {
  ...SENDING_STEPS,
  planning: planAgain,
  planned: announceAgain,
  approved: announceAgain,
};
const OTHER_STEPS: Steps = { ...SENDING_STEPS, planned: releaseAgain, approved: releaseAgain };

/** Counts again where a count was begun and not written: its writer died half way. */
async function finishCounts(
  { id }: Dispatch,
  allCounts: readonly DeliveryCounts[],
  ports: ReconcilePorts,
): Promise<void> {
  for (const { organisation, countingSince } of allCounts)
    if (countingSince !== undefined && ports.now() - countingSince >= FORGOTTEN_MILLIS)
      await settleOrganisation({ dispatchId: id, organisation }, ports);
}

/**
 * A delivery report only updates its row, since counting each would cost more than the mail: they are counted
 * together here.
 */
async function countArrivals(
  { id, changedAt }: Dispatch,
  allCounts: readonly DeliveryCounts[],
  ports: ReconcilePorts,
): Promise<void> {
  const now = ports.now();
  const due = allCounts.filter((counts) => {
    const rest = Math.max(ARRIVAL_MILLIS, sinceEnd(counts, changedAt) / 2);
    return awaitsArrivals(counts, { changedAt }) && now - counts.at >= rest;
  });
  const oldestFirst = due.sort((a, b) => a.at - b.at).slice(0, ARRIVALS_A_ROUND);
  for (const { organisation } of oldestFirst)
    await settleOrganisation({ dispatchId: id, organisation }, ports);
}

/** Whether a person or an event may still change a part's counts. Refused mails are reported for two days. */
function isWatched(counts: DeliveryCounts, dispatch: Dispatch, now: number): boolean {
  const isNews = counts.failed > 0 && now - dispatch.changedAt < ARRIVALS_END_MILLIS;
  return (
    counts.unknown > 0 || counts.countingSince !== undefined || isNews || awaitsArrivals(counts, dispatch)
  );
}

/** Whether mails of this part may still be reported as delivered. */
function awaitsArrivals(counts: DeliveryCounts, { changedAt }: Pick<Dispatch, 'changedAt'>): boolean {
  return underway(counts) > 0 && sinceEnd(counts, changedAt) < ARRIVALS_END_MILLIS;
}

function sinceEnd({ at }: DeliveryCounts, changedAt: number): number {
  return Math.max(0, at - changedAt);
}
