import * as z from 'zod';
import { carrierSchema } from '../catalogue/carrier.ts';
import type { Facts } from '../catalogue/fact.ts';
import { type Gap, gapSchema } from '../catalogue/gap.ts';
import { chunkSchema } from '../mail/chunk.ts';
import type { Delivery } from '../mail/delivery.ts';
import type { Lane } from '../mail/pace.ts';
import { type Variant, variantsAsJson } from '../mail/variant.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { canonicalJson, digest, digestOfJson } from '../shared/digest.ts';
import type { Obligation } from './obligation.ts';
import type { Task } from './task.ts';

/** One organisation's part of a milestone's plan. */
export type OrganisationPlan = {
  organisation: string;
  /** The day from which the milestone is true there, if it has one. */
  day?: string | undefined;
  obligations: Obligation[];
  /** One per manual obligation. */
  tasks: Task[];
  variants: Variant[];
  deliveries: Delivery[];
  gaps: Gap[];
  /** The dispatches whose words a change supersedes, by id. */
  supersedes?: string[];
};

/** One organisation's counts for the overview of a milestone. */
export const planSummarySchema = z.strictObject({
  organisation: organisationCodeSchema,
  hash: z.string(),
  /** The day from which the milestone is true there (2027-03-15), if anybody has said it. */
  day: z.iso.date().optional(),
  /**
   * Its mails wait until then (ms); without `until` for somebody to say the day. `renewedAt`: when it was last
   * planned; ms.
   */
  waits: z.strictObject({ until: z.int().optional(), renewedAt: z.int() }).optional(),
  /** The dispatches whose words a change supersedes, by id. */
  supersedes: z.array(z.string()).optional(),
  /** When the mails of a part that had waited were dispatched; ms. */
  releasedAt: z.int().optional(),
  deliveries: z.int(),
  gaps: z.array(gapSchema),
  /** group → people to be told by mail. */
  people: z.record(z.string(), z.int()),
  /** group → carrier → obligations. */
  obligations: z.record(z.string(), z.partialRecord(carrierSchema, z.int())),
});
export type PlanSummary = z.infer<typeof planSummarySchema>;

export const planGapsSchema = planSummarySchema.pick({ organisation: true, gaps: true });
export type PlanGaps = z.infer<typeof planGapsSchema>;

/** Outcomes of an organisation's mails, counted from their rows. */
export const deliveryCountsSchema = z.strictObject({
  organisation: organisationCodeSchema,
  /** Accepted by the mail service, whatever happened later. */
  accepted: z.int(),
  /** Of those, confirmed by the receiving mailbox. */
  delivered: z.int().default(0),
  /** Of those accepted, bounced or complained of. */
  returned: z.int(),
  /** Of those returned, not for good: a delivery may still be heard of. Absent if none. */
  mayArrive: z.int().optional(),
  failed: z.int(),
  unknown: z.int(),
  skipped: z.int(),
  cancelled: z.int(),
  /** People with a duty who can no longer be reached by mail. */
  unreachable: z.int(),
  /** When it was counted, and how long until a job runs again; ms. */
  at: z.int().min(0),
  comesBackIn: z.int().min(0),
  /**
   * The time of a count whose writer has begun to write, and has not written the counts yet; ms. If it has died,
   * obligations and ledger differ from the rows.
   */
  countingSince: z.int().min(0).optional(),
  /** group → people whose mail was accepted and did not bounce. */
  reached: z.record(z.string(), z.int()),
});
export type DeliveryCounts = z.infer<typeof deliveryCountsSchema>;

/**
 * Hash of everything that would be sent: exact texts, recipients and obligations. What was found in them follows from
 * them, and is not part of it.
 */
export function planHash(plan: OrganisationPlan): string {
  const deliveries = plan.deliveries.map(({ id, variant, address, name }) => ({
    id,
    variant,
    address,
    name,
  }));
  const rest = canonicalJson({
    organisation: plan.organisation,
    obligations: byKey(
      plan.obligations.map(({ progress: { lacks: _, ...progress }, ...owed }) => ({ ...owed, progress })),
      ({ group, channel }) => `${group}/${channel}`,
    ),
    tasks: byKey(plan.tasks, ({ group, channel }) => `${group}/${channel}`),
    deliveries: byKey(deliveries, ({ id }) => id),
    gaps: plan.gaps,
  });
  // As the digest of one object with all of it: its last key is that of the texts.
  return digestOfJson(
    `${rest.slice(0, -1)},"variants":`,
    variantsAsJson(byKey(plan.variants, ({ id }) => id)),
    '}',
  );
}

/** Hash of a whole milestone: of its organisations' plans by code. */
export function dispatchPlanHash(parts: readonly Pick<PlanSummary, 'organisation' | 'hash'>[]): string {
  return digest(
    byKey(parts, ({ organisation }) => organisation).map(({ organisation, hash }) => [organisation, hash]),
  );
}

function byKey<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}

export function summarise(plan: OrganisationPlan): PlanSummary {
  return {
    organisation: plan.organisation,
    hash: planHash(plan),
    ...(plan.day === undefined ? {} : { day: plan.day }),
    ...(plan.supersedes === undefined ? {} : { supersedes: plan.supersedes }),
    deliveries: plan.deliveries.length,
    gaps: plan.gaps,
    people: countByGroup(plan.deliveries),
    obligations: countByCarrier(plan.obligations),
  };
}

/** The organisations whose mails wait for their day. */
export function waitingParts(summaries: readonly Pick<PlanSummary, 'organisation' | 'waits'>[]): string[] {
  return summaries.filter(({ waits }) => waits !== undefined).map(({ organisation }) => organisation);
}

function countByCarrier(obligations: readonly Obligation[]): PlanSummary['obligations'] {
  const counts: PlanSummary['obligations'] = {};
  for (const { group, carrier } of obligations) {
    const ofGroup = counts[group] ?? {};
    counts[group] = { ...ofGroup, [carrier]: (ofGroup[carrier] ?? 0) + 1 };
  }
  return counts;
}

/** Deliveries per group; a person in two groups counts in both, a task-only mail in none. */
export function countByGroup(deliveries: readonly Delivery[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { task, groups } of deliveries)
    if (!task) for (const group of groups) counts[group] = (counts[group] ?? 0) + 1;
  return counts;
}

/** Stores plans. */
export interface Plans {
  /** The facts that were in force there when it was planned; none where it has not been. */
  facts(dispatchId: string, organisation: string): Promise<Facts>;
  /**
   * Inserts missing rows and leaves existing ones: a mail in progress is never reset. `isFirst`: nobody can have
   * written any yet.
   */
  write(dispatchId: string, plan: OrganisationPlan, isFirst?: boolean): Promise<void>;
  variants(dispatchId: string, organisation: string): Promise<Variant[]>;
  /** Marks an organisation as fully planned; returns the number planned. */
  markPlanned(dispatchId: string, summary: PlanSummary): Promise<number>;
  /** Ends the wait (at a time in ms) of a part that is still planned under this hash; false if it has changed. */
  release(dispatchId: string, part: Pick<PlanSummary, 'organisation' | 'hash'>, at: number): Promise<boolean>;
  summary(dispatchId: string, organisation: string): Promise<PlanSummary | undefined>;
  summaries(dispatchId: string): Promise<PlanSummary[]>;
  /** The same of what each organisation's plan lacks. */
  gaps(dispatchId: string): Promise<PlanGaps[]>;
  /**
   * Notes that a count of this time begins to write, if the stored counts are still those that it has seen.
   * @returns the stored counts, with the note; undefined if they had changed
   */
  beginCount(dispatchId: string, seen: DeliveryCounts, at: number): Promise<DeliveryCounts | undefined>;
  /**
   * Stores counts in place of those seen, if any; false if these have been replaced, or another count has begun.
   * `sent`: with them, or not at all, the organisation's mails are marked as settled.
   */
  saveCounts(
    dispatchId: string,
    counts: DeliveryCounts,
    seen?: DeliveryCounts,
    sent?: 'sent',
  ): Promise<boolean>;
  /** The number of organisations whose mails are marked as settled. */
  countSent(dispatchId: string): Promise<number>;
  /** The organisations fully planned, and those settled. */
  progress(dispatchId: string): Promise<{ planned: Set<string>; sent: Set<string> }>;
  /** Tallies of an organisation's shares, in any order; none where it has only one. */
  tallies(dispatchId: string, organisation: string): Promise<Tally[]>;
  /** Stores a share's tally in place of the one seen, if any; false if that has been replaced. */
  saveTally(dispatchId: string, organisation: string, tally: Tally, seen?: Tally): Promise<boolean>;
  counts(dispatchId: string, organisation: string): Promise<DeliveryCounts | undefined>;
  allCounts(dispatchId: string): Promise<DeliveryCounts[]>;
  /** Only those in which a mail's outcome is unknown, or one has failed. */
  unsettledCounts(dispatchId: string): Promise<DeliveryCounts[]>;
}

/** What became of a share of an organisation's mails, to be added up. */
export const tallySchema = z.strictObject({
  chunk: chunkSchema,
  /** When it was counted; ms. */
  at: z.int().min(0),
  /** state → mails. */
  states: z.record(z.string(), z.int()),
  /** Bounced, and not for good. */
  mayArrive: z.int(),
  unreachable: z.int(),
  /** When the first of those that are open needs further automatic work; ms. Absent if none is open. */
  opensAt: z.int().optional(),
  /** group → people whose mail was accepted and did not bounce; has arrived; is open. */
  reached: z.record(z.string(), z.int()),
  arrived: z.record(z.string(), z.int()),
  open: z.record(z.string(), z.int()),
});
export type Tally = z.infer<typeof tallySchema>;

export const dispatchPartJobSchema = z.strictObject({
  dispatchId: z.string(),
  organisation: organisationCodeSchema,
});
export type DispatchPartJob = z.infer<typeof dispatchPartJobSchema>;

/** Sends an organisation's mails; where they are many, the share of them that it names. */
export const sendJobSchema = dispatchPartJobSchema.extend({ chunk: chunkSchema.optional() });
export type SendJob = z.infer<typeof sendJobSchema>;

/**
 * A queue of jobs, each for one organisation in one dispatch. Delivers at least once: work must be
 * idempotent.
 */
export interface DispatchPartJobs {
  /** Press mail has its own lane and never waits behind other mail. */
  enqueue(jobs: readonly SendJob[], delaySeconds?: number, lane?: Lane): Promise<void>;
}
