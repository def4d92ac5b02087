import { type Delivery, inState, type Settled } from '../../mail/delivery.ts';
import { type Dispatch, hasEnded, isUndone, laneOf, mayDispatch } from '../../mail/dispatch.ts';
import { batchSize, inBatches, placesAtOnce, SEND_TIMES } from '../../mail/exposure.ts';
import { FACT_CHANGED } from '../../plan/change.ts';
import type { DispatchPartJob, DispatchPartJobs } from '../../plan/plan.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { type AccountForLostPorts, accountForLost } from './account-for-lost.ts';
import { type CheckRestorePorts, checkRestore } from './check-restore.ts';
import { closeGaps } from './close-gaps.ts';
import { currentPace, PATIENCE_MILLIS, reserveSendCapacity } from './reserve-send-capacity.ts';
import { type SendBatchPorts, sendBatch } from './send-batch.ts';
import { type SettleOrganisationPorts, settleOrganisation } from './settle-organisation.ts';

export type SendDeliveriesPorts = SettleOrganisationPorts &
  SendBatchPorts &
  CheckRestorePorts &
  AccountForLostPorts & {
    sendJobs: DispatchPartJobs;
    /** Milliseconds left in this invocation. */
    remainingMillis: () => number;
  };

export type SendReport = {
  /** The table was restored: nothing was done, and the reconciler begins again once sending goes on. */
  held: boolean;
  cleared: boolean;
  sent: number;
  unknown: number;
  postponed: number;
  skipped: number;
  cancelled: number;
  done: boolean;
};

/**
 * Sends one organisation's due mails of a dispatch: claim, request, settle, batch by batch. The dispatch is read
 * again before every claim, so nothing is sent that is unapproved or stopped. Mails whose sender crashed become
 * unknown and are never resent automatically.
 */
export async function sendDeliveries(job: DispatchPartJob, ports: SendDeliveriesPorts): Promise<SendReport> {
  const report: SendReport = {
    held: false,
    cleared: false,
    sent: 0,
    unknown: 0,
    postponed: 0,
    skipped: 0,
    cancelled: 0,
    done: false,
  };
  const [stands, dispatch, part] = await allSettledOrThrow([
    checkRestore(ports),
    ports.dispatches.find(job.dispatchId),
    ports.plans.summary(job.dispatchId, job.organisation),
  ]);
  if (stands.kind === 'held') return { ...report, held: true };
  const isOver = dispatch !== undefined && isUndone(dispatch, job.organisation);
  const stopping = dispatch?.state === 'stopping' || (isOver && dispatch.state === 'dispatching');
  // A retry after the end: the previous job may have crashed while counting, after others ended the dispatch.
  if (dispatch && hasEnded(dispatch)) await settle(dispatch, job, ports);
  if (!dispatch || !(stopping || mayDispatch(dispatch))) return report;
  // It waits for its day.
  if (!stopping && part?.waits !== undefined) return report;
  report.cleared = !stopping;

  const all = await accountForLost(job, stands.restores, ports);
  report.unknown += await expireLeases(job, all, ports);
  const comeBack = stopping
    ? await cancelPlanned(job, { all, report }, ports)
    : await sendDue(dispatch, { job, all, report }, ports);
  const { openTimes } = await settle(dispatch, job, ports, comeBack);
  report.done = openTimes.length === 0;
  if (!report.done) {
    const at = Math.max(comeBack ?? 0, Math.min(...openTimes));
    const wait = Math.min(900, Math.max(0, Math.ceil((at - ports.now()) / 1000)));
    await ports.sendJobs.enqueue([job], wait, laneOf(dispatch));
  }
  return report;
}

async function settle(
  { kind, purpose }: Dispatch,
  job: DispatchPartJob,
  ports: SendDeliveriesPorts,
  comesBackAt?: number,
): ReturnType<typeof settleOrganisation> {
  const settled = await settleOrganisation(job, ports, comesBackAt);
  if (kind === FACT_CHANGED || purpose === 'welcome') await closeGaps(job, ports);
  return settled;
}

type Work = { job: DispatchPartJob; all: readonly Delivery[]; report: SendReport };

/** Sends batches until nothing is due, time is short, or sending is not allowed; returns when to continue. */
async function sendDue(
  dispatch: Dispatch,
  { job, all, report }: Work,
  ports: SendDeliveriesPorts,
): Promise<number | undefined> {
  const planned = all.filter((delivery) => inState(delivery, 'planned'));
  let due = planned.filter(({ outcome }) => outcome.notBefore <= ports.now());
  if (due.length === 0) return undefined;
  const lane = laneOf(dispatch);
  const variants = await variantsById(job, ports);
  const { perSecond } = (await currentPace(ports)).quota;
  while (due.length > 0) {
    // Checked before reserving: an unused slot is lost to all workers.
    if (ports.remainingMillis() < SEND_TIMES.batch + PATIENCE_MILLIS[lane]) return ports.now();
    const count = Math.min(placesAtOnce(perSecond), due.length);
    const sender = variants.get(due[0]?.variant ?? '')?.from.address ?? '';
    const places = await reserveSendCapacity({ count, lane, from: sender }, ports);
    if (places.kind === 'later') return places.at;
    const batches = inBatches(due.slice(0, places.count), batchSize(perSecond));
    let tried = 0;
    for (const batch of batches) {
      await ports.sleep(Math.max(0, places.at + tried * places.apart - ports.now()));
      if (ports.remainingMillis() < SEND_TIMES.batch || !(await stillCleared(job, ports))) return ports.now();
      const settled = await sendBatch(job, { batch, variants, sender, lane, probe: places.probe }, ports);
      for (const { outcome } of settled) report[COUNTED[outcome.state] ?? 'sent'] += 1;
      tried += batch.length;
      // That may hold all mail: whether it does is known where places are taken.
      if (settled.some(({ outcome: { state } }) => state === 'unknown' || state === 'planned')) break;
    }
    due = due.slice(tried);
  }
  return undefined;
}

const COUNTED: Partial<Record<Delivery['outcome']['state'], 'unknown' | 'postponed' | 'skipped'>> = {
  unknown: 'unknown',
  planned: 'postponed',
  skipped: 'skipped',
};

async function stillCleared(
  { dispatchId, organisation }: DispatchPartJob,
  { dispatches }: SendDeliveriesPorts,
): Promise<boolean> {
  const dispatch = await dispatches.find(dispatchId);
  return dispatch !== undefined && mayDispatch(dispatch) && !isUndone(dispatch, organisation);
}

async function variantsById({ dispatchId, organisation }: DispatchPartJob, { plans }: SendDeliveriesPorts) {
  return new Map((await plans.variants(dispatchId, organisation)).map((variant) => [variant.id, variant]));
}

/** A mail still being sent after its lease has lost its sender: its outcome is unknown. */
async function expireLeases(
  job: DispatchPartJob,
  all: readonly Delivery[],
  ports: SendDeliveriesPorts,
): Promise<number> {
  const now = ports.now();
  const dead = all
    .filter((delivery) => inState(delivery, 'sending'))
    .filter(({ outcome }) => outcome.leaseUntil < now);
  for (let start = 0; start < dead.length; start += 25) {
    const expired = dead.slice(start, start + 25).map((from): Settled => {
      const { tries, attempt } = from.outcome;
      return { from, outcome: { state: 'unknown', tries, attempt, at: now, reason: 'sender-died' } };
    });
    await ports.deliveries.settle(job.dispatchId, expired);
  }
  return dead.length;
}

async function cancelPlanned(
  { dispatchId }: DispatchPartJob,
  { all, report }: { all: readonly Delivery[]; report: SendReport },
  { deliveries, now }: SendDeliveriesPorts,
): Promise<undefined> {
  const planned = all.filter((delivery) => inState(delivery, 'planned'));
  for (let start = 0; start < planned.length; start += 25) {
    report.cancelled += await deliveries.cancel(dispatchId, planned.slice(start, start + 25), now());
  }
  return undefined;
}
