import { FACT_CHANGED } from '../../catalogue/catalogue-ids.ts';
import { tallyOf } from '../../ledger/delivery-counts.ts';
import { type Chunk, chunksOf } from '../../mail/chunk.ts';
import { type Delivery, type DeliveryInState, inState, type Settled } from '../../mail/delivery.ts';
import { type Dispatch, hasEnded, isUndone, laneOf, mayDispatch } from '../../mail/dispatch.ts';
import { inBatches, PLACES_MILLIS, SEND_TIMES } from '../../mail/exposure.ts';
import type { Variant } from '../../mail/variant.ts';
import type { DispatchPartJob, DispatchPartJobs, SendJob } from '../../plan/plan.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { type AccountForLostPorts, accountForLost } from './account-for-lost.ts';
import { type CheckRestorePorts, checkRestore } from './check-restore.ts';
import { closeGaps } from './close-gaps.ts';
import {
  PATIENCE_MILLIS,
  readCapacity,
  reserveSendCapacity,
  type SeenCapacity,
  type SendPlaces,
} from './reserve-send-capacity.ts';
import {
  type BatchSending,
  type SendBatchPorts,
  type SentBatch,
  sendBatch,
  settleBatch,
} from './send-batch.ts';
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
 * Sends one organisation's due mails of a dispatch: claim, request, settle, batch by batch; of many mails it hands out
 * a job for each share. The dispatch is read again after every claim, so nothing is sent that is unapproved or stopped.
 * Mails whose sender crashed become unknown and are never resent automatically.
 */
export async function sendDeliveries(job: SendJob, ports: SendDeliveriesPorts): Promise<SendReport> {
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
  const { dispatchId, organisation } = job;
  const at = ports.now();
  // A share of many is counted by itself, after all has been read again.
  const whole = job.chunk === undefined;
  const [stands, dispatch, part, kept, ledger, capacity] = await allSettledOrThrow([
    checkRestore(ports),
    ports.dispatches.find(dispatchId),
    ports.plans.summary(dispatchId, organisation),
    ports.plans.counts(dispatchId, organisation),
    whole ? ports.ledgers.find(dispatchId, organisation) : undefined,
    readCapacity(ports),
  ]);
  if (stands.kind === 'held') return { ...report, held: true };
  const isOver = dispatch !== undefined && isUndone(dispatch, organisation);
  const stopping = dispatch?.state === 'stopping' || (isOver && dispatch.state === 'dispatching');
  // A retry after the end: the previous job may have crashed while counting, after others ended the dispatch.
  if (dispatch && hasEnded(dispatch)) await settle(dispatch, job, ports);
  if (!dispatch || !(stopping || mayDispatch(dispatch))) return report;
  // It waits for its day.
  if (!stopping && part?.waits !== undefined) return report;
  report.cleared = !stopping;

  const chunks = chunksOf(part?.deliveries ?? 0, ports.mailsAChunk);
  if ((job.chunk?.of ?? 1) !== chunks.length) {
    await ports.sendJobs.enqueue(jobsOf(job, chunks), 0, laneOf(dispatch));
    return report;
  }
  const [all, obligations, tasks, variants] = await allSettledOrThrow([
    accountForLost(job, stands.restores, ports),
    ports.obligations.ofOrganisation(dispatchId, organisation),
    whole ? ports.tasks.ofOrganisation(dispatchId, organisation) : [],
    // Whoever comes first has something to send; they are read with the rest.
    whole && !stopping && !kept ? ports.plans.variants(dispatchId, organisation) : undefined,
  ]);
  const work: Work = {
    ...{ job, all, report, variants, capacity, last: undefined },
    ...{ touched: 0, accepted: new Map() },
  };
  await expireLeases(work, ports);
  const comesBackAt = stopping ? await cancelPlanned(work, ports) : await sendDue(dispatch, work, ports);
  const rows = chunks.length === 1 ? rowsAfter(work) : undefined;
  await work.last?.();
  const known = rows && {
    ...{ at, dispatch, kept, all: tallyOf(rows), obligations },
    ledger: { kept: ledger, work: tasks },
  };
  const { opensAt } = await settle(dispatch, job, ports, { comesBackAt, known });
  report.done = opensAt === undefined;
  if (opensAt !== undefined) {
    const again = Math.max(comesBackAt ?? 0, opensAt);
    const wait = Math.min(900, Math.max(0, Math.ceil((again - ports.now()) / 1000)));
    await ports.sendJobs.enqueue([job], wait, laneOf(dispatch));
  }
  return report;
}

type Work = {
  job: SendJob;
  /** The job's rows as they were read. */
  all: readonly Delivery[];
  report: SendReport;
  /** The texts, where they were read with the rows. */
  variants: readonly Variant[] | undefined;
  /** What was known of holds and places when the job began. */
  capacity: SeenCapacity | undefined;
  /** Stores the outcomes of a batch that was accepted as a whole, beside the call that follows. */
  last: (() => Promise<void>) | undefined;
  /** How many rows this job has tried to change. */
  touched: number;
  /** The rows of mails that were accepted since, by id. */
  accepted: Map<string, Delivery>;
};

/**
 * What the rows say now, where all that this job tried has become accepted; undefined where they have to be read.
 * Whoever changes a row meanwhile so that it counts otherwise counts it, after this.
 */
function rowsAfter({ all, touched, accepted }: Work): Delivery[] | undefined {
  return accepted.size === touched ? all.map((row) => accepted.get(row.id) ?? row) : undefined;
}

/** Of many mails, each share is a job of its own. */
function jobsOf({ dispatchId, organisation }: DispatchPartJob, chunks: readonly Chunk[]): SendJob[] {
  return chunks.map((chunk) => ({ dispatchId, organisation, ...(chunks.length > 1 && { chunk }) }));
}

async function settle(
  { kind, purpose }: Dispatch,
  job: SendJob,
  ports: SendDeliveriesPorts,
  seen?: Parameters<typeof settleOrganisation>[2],
): ReturnType<typeof settleOrganisation> {
  const settled = await settleOrganisation(job, ports, seen);
  if (kind === FACT_CHANGED || purpose === 'welcome') await closeGaps(job, ports);
  return settled;
}

/** Sends batches until nothing is due, time is short, or sending is not allowed; returns when to continue. */
async function sendDue(
  dispatch: Dispatch,
  work: Work,
  ports: SendDeliveriesPorts,
): Promise<number | undefined> {
  const { job, all } = work;
  const planned = all.filter((delivery) => inState(delivery, 'planned'));
  let due = planned.filter(({ outcome }) => outcome.notBefore <= ports.now());
  if (due.length === 0) return undefined;
  const lane = laneOf(dispatch);
  const texts = work.variants ?? (await ports.plans.variants(job.dispatchId, job.organisation));
  const variants = new Map(texts.map((variant) => [variant.id, variant]));
  while (due.length > 0) {
    // Checked before reserving: an unused slot is lost to all workers.
    if (ports.remainingMillis() < SEND_TIMES.batch + PATIENCE_MILLIS[lane] + PLACES_MILLIS)
      return ports.now();
    const sender = variants.get(due[0]?.variant ?? '')?.from.address ?? '';
    const { capacity, last } = work;
    work.capacity = undefined;
    work.last = undefined;
    const asked = { count: due.length, lane, from: sender };
    const [places] = await allSettledOrThrow([reserveSendCapacity(asked, ports, capacity), last?.()]);
    if (places.kind === 'later') return places.at;
    const placed = { places, due, sending: { variants, sender, lane } };
    const { tried, mayGoOn } = await sendPlaced(placed, work, ports);
    if (!mayGoOn) return ports.now();
    due = due.slice(tried);
  }
  return undefined;
}

type Placed = { places: SendPlaces; due: readonly DeliveryInState<'planned'>[]; sending: BatchSending };

/** Sends as many mails as have places, batch by batch, and stores the outcomes of each with the claim of the next. */
async function sendPlaced(
  { places, due, sending }: Placed,
  work: Work,
  ports: SendDeliveriesPorts,
): Promise<{ tried: number; mayGoOn: boolean }> {
  const { job, report, accepted } = work;
  let tried = 0;
  let sent: SentBatch = NOTHING_SENT;
  for (const batch of inBatches(due.slice(0, places.count), places.sideBySide)) {
    await ports.sleep(Math.max(0, places.at + tried * places.apart - ports.now()));
    if (ports.remainingMillis() < SEND_TIMES.batch) break;
    sent = await sendBatch(job, { batch, before: sent.settled }, sending, ports);
    for (const { from, outcome } of sent.settled) {
      report[COUNTED[outcome.state] ?? 'sent'] += 1;
      if (outcome.state === 'accepted') accepted.set(from.id, { ...from, outcome });
    }
    tried += batch.length;
    work.touched += batch.length;
    // That may hold all mail: whether it does is known where places are taken.
    if (sent.settled.some(({ outcome: { state } }) => state === 'unknown' || state === 'planned')) break;
    // Events tell what was accepted if this worker dies before the next claim; nothing tells the rest.
    if (sent.settled.some(({ outcome: { state } }) => state !== 'accepted')) {
      await ports.deliveries.settle(job.dispatchId, sent.settled);
      sent = { ...sent, settled: [] };
    }
  }
  const store = () => settleBatch(job, sent, { ...sending, probe: places.probe }, ports);
  const mayWait = !places.probe && sent.settled.every(({ outcome: { state } }) => state === 'accepted');
  if (mayWait) work.last = store;
  else await store();
  return { tried, mayGoOn: tried > 0 && !sent.stopped };
}

const NOTHING_SENT: SentBatch = { settled: [], results: [], stopped: false };

const COUNTED: Partial<Record<Delivery['outcome']['state'], 'unknown' | 'postponed' | 'skipped'>> = {
  unknown: 'unknown',
  planned: 'postponed',
  skipped: 'skipped',
};

/** A mail still being sent after its lease has lost its sender: its outcome is unknown. */
async function expireLeases(work: Work, ports: SendDeliveriesPorts): Promise<void> {
  const now = ports.now();
  const dead = work.all
    .filter((delivery) => inState(delivery, 'sending'))
    .filter(({ outcome }) => outcome.leaseUntil < now);
  for (let start = 0; start < dead.length; start += 25) {
    const expired = dead.slice(start, start + 25).map((from): Settled => {
      const { tries, attempt } = from.outcome;
      return { from, outcome: { state: 'unknown', tries, attempt, at: now, reason: 'sender-died' } };
    });
    await ports.deliveries.settle(work.job.dispatchId, expired);
  }
  work.report.unknown += dead.length;
  work.touched += dead.length;
}

async function cancelPlanned(work: Work, { deliveries, now }: SendDeliveriesPorts): Promise<undefined> {
  const planned = work.all.filter((delivery) => inState(delivery, 'planned'));
  for (let start = 0; start < planned.length; start += 25) {
    const some = planned.slice(start, start + 25);
    work.report.cancelled += await deliveries.cancel(work.job.dispatchId, some, now());
  }
  work.touched += planned.length;
  return undefined;
}
