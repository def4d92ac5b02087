import {
  type Deliveries,
  type Delivery,
  type DeliveryInState,
  inState,
  type Mailer,
  type Outcome,
  type SendResult,
} from '../delivery.ts';
import { type Milestone, type Milestones, mayDispatch } from '../milestone.ts';
import type { MilestoneEvents } from '../milestone-events.ts';
import type { Obligations } from '../obligation.ts';
import type { OrganisationJob, OrganisationJobs, Plans } from '../plan.ts';
import { outcomeOf } from '../send-outcome.ts';
import { settleObligations, tallyOf } from '../tally.ts';
import type { Variant } from '../variant.ts';

export type SendDeliveriesPorts = {
  milestones: Milestones;
  deliveries: Deliveries;
  obligations: Obligations;
  plans: Plans;
  mailer: Mailer;
  sendJobs: OrganisationJobs;
  events: MilestoneEvents;
  now: () => number;
  /** A fresh id for each claim. */
  attemptId: () => string;
  /** A number from 0 to 1, for the jitter of a backoff. */
  random: () => number;
  /** Milliseconds that this invocation may still run. */
  remainingMillis: () => number;
};

/** At most this many mails are exposed to one crash (design, decision 2). */
export const BATCH = 10;
/** Longer than the function may live (30 s) with slack for a late kill and clocks that differ. */
const LEASE_MILLIS = 60_000;
/** A batch needs the 10 s of one mail request, its connection (2 s) and the writes around it. */
const MILLIS_FOR_BATCH = 15_000;

export type SendReport = {
  cleared: boolean;
  accepted: number;
  failed: number;
  unknown: number;
  postponed: number;
  done: boolean;
};

/**
 * Sends what is due of one organisation at one milestone: claim, call, settle, ten at a time. The milestone is read again
 * before every claim, so nothing leaves that is not approved. Mails whose sender died become unknown, never sent again.
 */
export async function sendDeliveries(job: OrganisationJob, ports: SendDeliveriesPorts): Promise<SendReport> {
  const report: SendReport = {
    cleared: false,
    accepted: 0,
    failed: 0,
    unknown: 0,
    postponed: 0,
    done: false,
  };
  const milestone = await ports.milestones.find(job.milestone);
  if (!milestone || !mayDispatch(milestone)) return report;
  report.cleared = true;

  const all = await ports.deliveries.ofOrganisation(job.milestone, job.organisation);
  report.unknown += await expireLeases(job, all, ports);
  const due = all
    .filter((delivery) => inState(delivery, 'planned'))
    .filter(({ outcome }) => outcome.notBefore <= ports.now());
  const variants = due.length > 0 ? await variantsById(job, ports) : new Map<string, Variant>();
  for (let start = 0; start < due.length; start += BATCH) {
    if (ports.remainingMillis() < MILLIS_FOR_BATCH) break;
    if (start > 0 && !(await stillCleared(milestone, ports))) break;
    await sendBatch(job, { batch: due.slice(start, start + BATCH), variants, report }, ports);
  }
  report.done = await closeOrComeBack(job, milestone, ports);
  return report;
}

async function stillCleared({ id }: Milestone, { milestones }: SendDeliveriesPorts): Promise<boolean> {
  const milestone = await milestones.find(id);
  return milestone !== undefined && mayDispatch(milestone);
}

async function variantsById({ milestone, organisation }: OrganisationJob, { plans }: SendDeliveriesPorts) {
  return new Map((await plans.variants(milestone, organisation)).map((variant) => [variant.id, variant]));
}

type Batch = {
  batch: readonly DeliveryInState<'planned'>[];
  variants: ReadonlyMap<string, Variant>;
  report: SendReport;
};

async function sendBatch(
  job: OrganisationJob,
  { batch, variants, report }: Batch,
  ports: SendDeliveriesPorts,
): Promise<void> {
  const now = ports.now();
  const claim = {
    milestone: job.milestone,
    deliveries: batch,
    attempt: ports.attemptId(),
    now,
    leaseUntil: now + LEASE_MILLIS,
  };
  const claimed = await ports.deliveries.claim(claim);
  const settled = await Promise.all(
    claimed.map(async (from) => {
      const variant = variants.get(from.variant);
      const result: SendResult = variant
        ? await ports.mailer.send({ milestone: job.milestone, delivery: from, variant })
        : { kind: 'refused', reason: 'variant-missing' };
      return { from, outcome: outcomeOf(result, from, { now: ports.now(), random: ports.random() }) };
    }),
  );
  await ports.deliveries.settle(job.milestone, settled);
  for (const { outcome } of settled) report[COUNTED[outcome.state]] += 1;
}

const COUNTED = {
  accepted: 'accepted',
  failed: 'failed',
  unknown: 'unknown',
  planned: 'postponed',
  sending: 'unknown',
} as const satisfies Record<Outcome['state'], keyof SendReport>;

/** A mail still being sent when its lease is over lost its sender: nobody can tell whether it left. */
async function expireLeases(
  job: OrganisationJob,
  all: readonly Delivery[],
  ports: SendDeliveriesPorts,
): Promise<number> {
  const now = ports.now();
  const dead = all
    .filter((delivery) => inState(delivery, 'sending'))
    .filter(({ outcome }) => outcome.leaseUntil < now);
  for (let start = 0; start < dead.length; start += BATCH) {
    const expired = dead.slice(start, start + BATCH).map((from) => {
      const { tries, attempt } = from.outcome;
      return { from, outcome: { state: 'unknown', tries, attempt, at: now, reason: 'sender-died' } as const };
    });
    await ports.deliveries.settle(job.milestone, expired);
  }
  return dead.length;
}

/** Counts the organisation from its rows. Finished: marks it, and with the last one the milestone. Else: one more job. */
async function closeOrComeBack(
  job: OrganisationJob,
  milestone: Milestone,
  ports: SendDeliveriesPorts,
): Promise<boolean> {
  const rows = await ports.deliveries.ofOrganisation(job.milestone, job.organisation);
  const open = rows.flatMap(({ outcome }) => {
    if (outcome.state === 'planned') return [outcome.notBefore];
    return outcome.state === 'sending' ? [outcome.leaseUntil] : [];
  });
  const obligations = await ports.obligations.ofOrganisation(job.milestone, job.organisation);
  await ports.obligations.record(job.milestone, settleObligations(obligations, rows));
  if (open.length > 0) {
    if (await stillCleared(milestone, ports)) {
      const seconds = Math.ceil(Math.max(0, Math.min(...open) - ports.now()) / 1000);
      await ports.sendJobs.enqueue([job], Math.min(seconds, 900));
    }
    return false;
  }
  const sent = await ports.plans.markSent(job.milestone, tallyOf(job.organisation, rows));
  if (sent === milestone.organisations.length) await complete(milestone, ports);
  return true;
}

/** Tells the bus before the state says so: after a crash in between it is told twice, which consumers bear, and never not at all. */
async function complete({ id, rollout, kind }: Milestone, ports: SendDeliveriesPorts): Promise<void> {
  if ((await ports.milestones.find(id))?.state !== 'dispatching') return;
  const tallies = await ports.plans.tallies(id);
  const sum = (of: 'accepted' | 'failed' | 'unknown') =>
    tallies.reduce((total, tally) => total + tally[of], 0);
  await ports.events.publish({
    type: 'MilestoneCompleted',
    detail: { id, rollout, kind, accepted: sum('accepted'), failed: sum('failed'), unknown: sum('unknown') },
  });
  await ports.milestones.advance(id, { from: 'dispatching', to: 'completed' });
}
