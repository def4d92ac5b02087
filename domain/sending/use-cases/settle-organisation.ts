import {
  countPart,
  ENDS,
  isCounted,
  openTimes,
  type SeenPart,
  unaccounted,
} from '../../ledger/delivery-counts.ts';
import { type RefreshLedgerPorts, refreshLedger } from '../../ledger/use-cases/refresh-ledger.ts';
import type { Deliveries } from '../../mail/delivery.ts';
import { type Dispatch, type Dispatches, hasEnded } from '../../mail/dispatch.ts';
import type { MilestoneEvents } from '../../plan/milestone-events.ts';
import { type DeliveryCounts, type DispatchPartJob, type Plans, waitingParts } from '../../plan/plan.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';

export type SettleOrganisationPorts = RefreshLedgerPorts & {
  dispatches: Dispatches;
  deliveries: Deliveries;
  plans: Plans;
  events: MilestoneEvents;
  now: () => number;
};

/**
 * Counts one organisation's mails and obligations from their rows and updates its ledger, repeating until the
 * stored count agrees with the rows. If nothing is open it is marked as settled, and the last organisation ends
 * the dispatch. Idempotent. `comesBackAt`: when a job runs again, in ms, if later than the first thing due.
 * @returns the counts, and the times (ms) of further automatic work
 */
export async function settleOrganisation(
  job: DispatchPartJob,
  ports: SettleOrganisationPorts,
  comesBackAt = 0,
): Promise<{ counts: DeliveryCounts; openTimes: number[] }> {
  const dispatch = await ports.dispatches.find(job.dispatchId);
  let seen = await look(job, dispatch, ports);
  return retryLostRace(`organisation ${job.organisation} of ${job.dispatchId}`, async () => {
    const { counts, progress } = countPart(seen, comesBackAt);
    await write(job, { seen, counts, progress }, ports);
    seen = await look(job, dispatch, ports);
    if (!isCounted(seen)) return AGAIN;
    const open = openTimes(seen.deliveries);
    // One that has ended had every organisation marked.
    const mayEnd = dispatch !== undefined && !hasEnded(dispatch);
    if (open.length === 0 && mayEnd) await markSettled(job, ports);
    return { counts, openTimes: open };
  });
}

async function look(
  { dispatchId, organisation }: DispatchPartJob,
  dispatch: Dispatch | undefined,
  { deliveries, obligations, plans, now }: SettleOrganisationPorts,
): Promise<SeenPart> {
  // Time and last count are read before the rows: of two counts, the later has seen everything the earlier
  // has.
  const kept = await plans.counts(dispatchId, organisation);
  return {
    organisation,
    dispatch,
    // Clock skew must not make this count appear older than the one it replaces, or one that has begun.
    at: Math.max(now(), kept?.at ?? 0, kept?.countingSince ?? 0),
    kept,
    deliveries: await deliveries.ofOrganisation(dispatchId, organisation),
    obligations: await obligations.ofOrganisation(dispatchId, organisation),
  };
}

/**
 * The note first and the count last, which takes it away: after a crash in between, the reconciler finds the note
 * and counts again, whatever the obligations say by then.
 */
async function write(
  { dispatchId, organisation }: DispatchPartJob,
  { seen, counts, progress }: ReturnType<typeof countPart> & { seen: SeenPart },
  ports: SettleOrganisationPorts,
): Promise<void> {
  const { plans, obligations } = ports;
  if (progress.length > 0) {
    if (seen.kept) await plans.beginCount(dispatchId, counts);
    const newest = await plans.counts(dispatchId, organisation);
    // A newer count has seen more.
    if (newest && newest.at > counts.at) return;
    await obligations.record(dispatchId, progress);
  }
  // Also if nothing changed: an earlier try may have crashed here. Copies are in the ledgers of their
  // milestones.
  for (const milestone of new Set(seen.obligations.map(({ of }) => of ?? dispatchId)))
    await refreshLedger({ milestone, organisation }, ports);
  await plans.saveCounts(dispatchId, counts);
}

async function markSettled(
  { dispatchId, organisation }: DispatchPartJob,
  ports: SettleOrganisationPorts,
): Promise<void> {
  const settled = await ports.plans.markSent(dispatchId, organisation);
  const dispatch = await ports.dispatches.find(dispatchId);
  if (dispatch && settled === dispatch.organisations.length) await end(dispatch, ports);
}

type Totals = Record<(typeof ENDS)[number], number>;

/**
 * How a dispatch ends: one that was stopped when every mail had left is completed all the same. Without an approval
 * it had left from a table that was lost, and nothing more may leave.
 */
function endOf({ state, approvedHash }: Dispatch, { cancelled, ...left }: Totals, waits: boolean) {
  if (state === 'dispatching') return 'completed';
  if (state !== 'stopping') return undefined;
  if (approvedHash === undefined) return 'stopped';
  const someLeft = Object.values(left).some((count) => count > 0);
  return someLeft && cancelled === 0 && !waits ? 'completed' : 'stopped';
}

/** Publishes before the state changes: a crash in between publishes twice, never zero times. */
async function end(dispatch: Dispatch, ports: SettleOrganisationPorts): Promise<void> {
  const { id, rollout, kind, stoppedBy = 'nobody' } = dispatch;
  const [allCounts, summaries] = await allSettledOrThrow([
    ports.plans.allCounts(id),
    ports.plans.summaries(id),
  ]);
  if (unaccounted(summaries, allCounts).length > 0) return;
  const totals = { accepted: 0, failed: 0, unknown: 0, skipped: 0, cancelled: 0 };
  for (const counts of allCounts) for (const state of ENDS) totals[state] += counts[state];
  const to = endOf(dispatch, totals, waitingParts(summaries).length > 0);
  if (!to) return;
  // Only milestones are published, since other systems wait for them.
  if (kind !== undefined)
    await ports.events.publish(
      dispatch.state === 'dispatching'
        ? { type: 'MilestoneCompleted', detail: { id, rollout, kind, ...totals } }
        : { type: 'MilestoneStopped', detail: { id, rollout, kind, ...totals, stoppedBy } },
    );
  // Meanwhile somebody may have mailed again what these counts say is settled.
  const unchangedSince = dispatch.changedAt;
  await ports.dispatches.advance(id, { from: dispatch.state, to, unchangedSince, at: ports.now() });
}
