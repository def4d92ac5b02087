import { openTimes, settleObligations, tallyOf, unaccounted } from '../../ledger/tally.ts';
import { type KeepLedgerPorts, keepLedger } from '../../ledger/use-cases/keep-ledger.ts';
import type { Deliveries, Delivery } from '../../mail/delivery.ts';
import type { Dispatch, Dispatches, DispatchState } from '../../mail/dispatch.ts';
import type { MilestoneEvents } from '../../plan/milestone-events.ts';
import type { Obligation } from '../../plan/obligation.ts';
import type { DispatchPartJob, Plans, Tally } from '../../plan/plan.ts';
import { canonicalJson } from '../../shared/digest.ts';
import { TemporaryFailure } from '../../shared/errors.ts';
import { together } from '../../shared/together.ts';

export type RecountOrganisationPorts = KeepLedgerPorts & {
  dispatches: Dispatches;
  deliveries: Deliveries;
  plans: Plans;
  events: MilestoneEvents;
  now: () => number;
};

export type Recount = { tally: Tally; openTimes: number[] };

// Two workers and the outcomes of one organisation: a few rounds let everybody through.
const ROUNDS = 20;

/**
 * Counts one organisation's mails and obligations from their rows, and enters them in its ledger, until what is kept is what the rows say: of two counts at
 * once, the one that read first may write last. Where nothing is open any more it is marked as settled, and the last
 * organisation brings the milestone to its end. Doing it again changes nothing. `comesBackAt`: when a job comes by again, in
 * ms, where that is later than the first thing due.
 */
export async function recountOrganisation(
  job: DispatchPartJob,
  ports: RecountOrganisationPorts,
  comesBackAt = 0,
): Promise<Recount> {
  const { dispatchId: id, organisation } = job;
  const dispatch = await ports.dispatches.find(id);
  let seen = await look(job, ports);
  for (let round = 0; round < ROUNDS; round += 1) {
    const tally = tallyOf(organisation, seen.rows, { at: seen.at, comesBackAt });
    const progress = settleObligations(seen.obligations, seen.rows, dispatch);
    await write(job, { tally, progress, seen }, ports);
    seen = await look(job, ports);
    if (!agrees(seen, organisation, dispatch)) continue;
    const open = openTimes(seen.rows);
    if (open.length === 0) await markSettled(job, ports);
    return { tally, openTimes: open };
  }
  throw new TemporaryFailure(`organisation ${organisation} of ${id} was changed by others all the time`);
}

type Seen = { at: number; rows: Delivery[]; obligations: Obligation[]; kept: Tally | undefined };

async function look(
  { dispatchId, organisation }: DispatchPartJob,
  { deliveries, obligations, plans, now }: RecountOrganisationPorts,
): Promise<Seen> {
  // Time and last count are read before the rows: of two counts, the one with the later time has seen all that the other has.
  const kept = await plans.tally(dispatchId, organisation);
  return {
    // A clock that is behind must not make this count look older than the one it replaces.
    at: Math.max(now(), kept?.at ?? 0),
    kept,
    rows: await deliveries.ofOrganisation(dispatchId, organisation),
    obligations: await obligations.ofOrganisation(dispatchId, organisation),
  };
}

/** The count last: whoever comes again after a crash in between finds the old one, and counts again. */
async function write(
  { dispatchId, organisation }: DispatchPartJob,
  { tally, progress, seen }: { tally: Tally; progress: Obligation[]; seen: Seen },
  ports: RecountOrganisationPorts,
): Promise<void> {
  const { plans, obligations } = ports;
  if (progress.length > 0) {
    const newest = await plans.tally(dispatchId, organisation);
    // A newer count has seen more.
    if (newest && newest.at > tally.at) return;
    await obligations.record(dispatchId, progress);
  }
  // Also where nothing changed: a try before may have died here. Copies are in the ledgers of their milestones.
  for (const of of new Set(seen.obligations.map((obligation) => obligation.of ?? dispatchId)))
    await keepLedger({ dispatchId: of, organisation }, ports);
  await plans.recordTally(dispatchId, tally);
}

function agrees(
  { rows, obligations, kept }: Seen,
  organisation: string,
  dispatch: Dispatch | undefined,
): boolean {
  if (!kept || settleObligations(obligations, rows, dispatch).length > 0) return false;
  const { at, comesBackIn } = kept;
  return canonicalJson({ ...tallyOf(organisation, rows, { at }), comesBackIn }) === canonicalJson(kept);
}

async function markSettled(
  { dispatchId: id, organisation }: DispatchPartJob,
  ports: RecountOrganisationPorts,
): Promise<void> {
  const settled = await ports.plans.markSent(id, organisation);
  const milestone = await ports.dispatches.find(id);
  if (milestone && settled === milestone.organisations.length) await end(milestone, ports);
}

const ENDS: Partial<Record<DispatchState, 'completed' | 'stopped'>> = {
  dispatching: 'completed',
  stopping: 'stopped',
};

/** Tells the bus before the state says so: after a crash in between it is told twice, which consumers bear, and never not at all. */
async function end(milestone: Dispatch, ports: RecountOrganisationPorts): Promise<void> {
  const to = ENDS[milestone.state];
  if (!to) return;
  const { id, rollout, kind, stoppedBy = 'nobody' } = milestone;
  const [tallies, summaries] = await together([ports.plans.tallies(id), ports.plans.summaries(id)]);
  if (unaccounted(summaries, tallies).length > 0) return;
  const sum = (of: 'accepted' | 'failed' | 'unknown' | 'skipped' | 'cancelled') =>
    tallies.reduce((total, tally) => total + tally[of], 0);
  const counts = {
    accepted: sum('accepted'),
    failed: sum('failed'),
    unknown: sum('unknown'),
    skipped: sum('skipped'),
    cancelled: sum('cancelled'),
  };
  // The bus hears of milestones, which others wait for; an issue or a reminder is nobody's signal.
  if (kind !== undefined)
    await ports.events.publish(
      to === 'completed'
        ? { type: 'MilestoneCompleted', detail: { id, rollout, kind, ...counts } }
        : { type: 'MilestoneStopped', detail: { id, rollout, kind, ...counts, stoppedBy } },
    );
  await ports.dispatches.advance(id, { from: milestone.state, to, at: ports.now() });
}
