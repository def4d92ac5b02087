import {
  addedUp,
  type Counted,
  countsOf,
  ENDS,
  settleObligations,
  tallyOf,
  unaccounted,
  uncounted,
} from '../../ledger/delivery-counts.ts';
import { suppliedBy } from '../../ledger/supplied.ts';
import {
  nextLedger,
  type RefreshLedgerPorts,
  refreshLedger,
  type SeenLedger,
} from '../../ledger/use-cases/refresh-ledger.ts';
import { chunksOf, isInChunk } from '../../mail/chunk.ts';
import type { Deliveries } from '../../mail/delivery.ts';
import { type Dispatch, type Dispatches, hasEnded } from '../../mail/dispatch.ts';
import type { MilestoneEvents } from '../../plan/milestone-events.ts';
import type { Obligation } from '../../plan/obligation.ts';
import {
  type DeliveryCounts,
  type DispatchPartJob,
  type PlanSummary,
  type Plans,
  type SendJob,
  type Tally,
  waitingParts,
} from '../../plan/plan.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';

export type SettleOrganisationPorts = RefreshLedgerPorts & {
  dispatches: Dispatches;
  deliveries: Deliveries;
  plans: Plans;
  events: MilestoneEvents;
  now: () => number;
  /** Mails that are sent and counted together; {@link MAILS_A_CHUNK} unless given. */
  mailsAChunk?: number;
};

/** An organisation's part of a dispatch, or what is to be counted of it: a share, or that of one delivery. */
export type SettleJob = SendJob & { delivery?: string };

/**
 * Counts one organisation's mails and obligations from their rows and updates its ledger, again where another count
 * was written meanwhile. If nothing is open it is marked as settled, and the last organisation ends the dispatch.
 * Idempotent. `comesBackAt`: when a job runs again, in ms, if later than the first thing due. `known`: what the caller
 * has seen; whoever has counted since has made that void.
 * @returns the organisation's counts, and the first time (ms) of further automatic work on what was counted, if any
 */
export async function settleOrganisation(
  job: SettleJob,
  ports: SettleOrganisationPorts,
  { comesBackAt = 0, known }: { comesBackAt?: number | undefined; known?: SeenPart | undefined } = {},
): Promise<{ counts: DeliveryCounts; opensAt: number | undefined }> {
  return retryLostRace(`organisation ${job.organisation} of ${job.dispatchId}`, async (lost) => {
    const seen = lost === 0 && known ? { ...known, own: known.all } : await look(job, ports);
    if (!seen) return AGAIN;
    const { dispatch, kept, all, own } = seen;
    // Every count has a later time than the one before, or than one that has begun, whatever the clocks say.
    const at = Math.max(seen.at, (kept?.at ?? -1) + 1, (kept?.countingSince ?? -1) + 1);
    const counts = countsOf(job.organisation, all, { at, comesBackAt });
    // One that has ended had every organisation marked.
    const isSettled = all.opensAt === undefined && dispatch !== undefined && !hasEnded(dispatch);
    if (!(await write(job, { ...seen, counts, isSettled }, ports))) return AGAIN;
    if (isSettled) await endIfLast(dispatch, ports);
    return { counts, opensAt: own.opensAt };
  });
}

/**
 * What is stored of an organisation's part. `at`: a time before it was read, in ms. `all`: what became of its mails.
 */
export type SeenPart = {
  at: number;
  dispatch: Dispatch | undefined;
  /** The counts, read before anything else. */
  kept: DeliveryCounts | undefined;
  all: Counted;
  obligations: readonly Obligation[];
  /** The ledger, read before the obligations, and the tasks; where they are known. */
  ledger?: Omit<SeenLedger, 'rows'> | undefined;
};
/** `own`: what became of those mails that the job is about. */
type SeenShare = SeenPart & { own: Counted };

/** Undefined if somebody else has counted the same mails meanwhile. */
async function look(job: SettleJob, ports: SettleOrganisationPorts): Promise<SeenShare | undefined> {
  const { dispatchId, organisation } = job;
  const { dispatches, obligations, plans, now } = ports;
  const at = now();
  // The last count is read before the rows: who replaces it has seen all that it had.
  const [dispatch, kept, part] = await allSettledOrThrow([
    dispatches.find(dispatchId),
    plans.counts(dispatchId, organisation),
    plans.summary(dispatchId, organisation),
  ]);
  const [counted, owed] = await allSettledOrThrow([
    countMails(job, { at, part }, ports),
    obligations.ofOrganisation(dispatchId, organisation),
  ]);
  return counted && { at, dispatch, kept, ...counted, obligations: owed };
}

/** Counts the mails that a job is about; of many, the other shares are as they were counted last. */
async function countMails(
  { dispatchId, organisation, chunk, delivery: id }: SettleJob,
  { at, part }: { at: number; part: PlanSummary | undefined },
  { deliveries, plans, mailsAChunk }: SettleOrganisationPorts,
): Promise<Pick<SeenShare, 'all' | 'own'> | undefined> {
  const chunks = chunksOf(part?.deliveries ?? 0, mailsAChunk);
  if (!part || chunks.length === 1) {
    const all = tallyOf(await deliveries.ofOrganisation(dispatchId, organisation));
    return { all, own: all };
  }
  const stored = await plans.tallies(dispatchId, organisation);
  const tallies = chunks.map((each) =>
    stored.find(({ chunk: { number, of } }) => number === each.number && of === each.of),
  );
  const own: Tally[] = [];
  for (const each of chunks) {
    const isAsked = chunk ? chunk.number === each.number : id === undefined || isInChunk({ id }, each);
    if (!isAsked) continue;
    const seen = tallies[each.number];
    const rows = await deliveries.ofOrganisation(dispatchId, organisation, each);
    const tally = { ...tallyOf(rows), chunk: each, at: Math.max(at, (seen?.at ?? -1) + 1) };
    if (!(await plans.saveTally(dispatchId, organisation, tally, seen))) return undefined;
    tallies[each.number] = tally;
    own.push(tally);
  }
  return { all: addedUp(tallies.map((tally) => tally ?? uncounted(part.people, at))), own: addedUp(own) };
}

/**
 * All at once, where everything that it depends on has been read. Else the note first and the count last, which takes
 * it away: after a crash in between, the reconciler finds the note and counts again, whatever the obligations say by
 * then.
 * @returns false if another count was written or begun meanwhile, which may have seen less or more
 */
async function write(
  { dispatchId, organisation }: DispatchPartJob,
  { counts, isSettled, all, dispatch, obligations: owed, ...seen }: SeenPart & ToWrite,
  ports: SettleOrganisationPorts,
): Promise<boolean> {
  const { plans, obligations } = ports;
  const progress = settleObligations(owed, all, dispatch);
  const { ledger } = seen;
  const rows = changedRows(owed, progress);
  let { kept } = seen;
  // Copies, and what these obligations supply, are in rows of other milestones.
  if (ledger && owed.every(({ of }) => of === undefined) && suppliedBy(rows).length === 0) {
    const next = nextLedger(organisation, { ...ledger, rows });
    const settled = { counts, seen: kept, isSent: isSettled, progress, ledger: next };
    return ports.ledgers.saveSettled(dispatchId, settled);
  }
  if (progress.length > 0) {
    if (kept) {
      kept = await plans.beginCount(dispatchId, kept, counts.at);
      if (!kept) return false;
    } else if (await plans.counts(dispatchId, organisation)) return false;
    await obligations.record(dispatchId, progress);
  }
  // Also if nothing changed: an earlier try may have crashed here. Copies are in the ledgers of their
  // milestones.
  for (const milestone of new Set(owed.map(({ of }) => of ?? dispatchId)))
    await refreshLedger(
      { milestone, organisation },
      ports,
      milestone === dispatchId && ledger ? { ...ledger, rows } : undefined,
    );
  return plans.saveCounts(dispatchId, counts, kept, isSettled ? 'sent' : undefined);
}

type ToWrite = { counts: DeliveryCounts; isSettled: boolean };

/** Obligations as they are after some were replaced. */
function changedRows(rows: readonly Obligation[], changed: readonly Obligation[]): Obligation[] {
  const key = ({ group, channel, of = '' }: Obligation) => `${group}/${channel}/${of}`;
  const after = new Map(changed.map((row) => [key(row), row]));
  return rows.map((row) => after.get(key(row)) ?? row);
}

async function endIfLast({ id, organisations }: Dispatch, ports: SettleOrganisationPorts): Promise<void> {
  if ((await ports.plans.countSent(id)) !== organisations.length) return;
  const dispatch = await ports.dispatches.find(id);
  if (dispatch) await end(dispatch, ports);
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
