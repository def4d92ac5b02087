import * as z from 'zod';
import { carrierSchema } from '../catalogue/catalogue.ts';
import { type Gap, gapSchema } from '../catalogue/gap.ts';
import { contactSchema } from '../contacts/contact.ts';
import type { Delivery } from '../mail/delivery.ts';
import type { Lane } from '../mail/pace.ts';
import type { Variant } from '../mail/variant.ts';
import { organisationCodeSchema, organisationSchema } from '../rollout/organisation.ts';
import { participationSchema, rolloutSchema } from '../rollout/rollout.ts';
import { digest } from '../shared/digest.ts';
import type { Obligation } from './obligation.ts';
import type { Task } from './task.ts';

/**
 * What the plan of one organisation rests on, frozen the first time it is planned. Planning again reads this and not the
 * contacts of today, so a job that runs twice, or again after a crash, writes the same rows.
 */
export const planBasisSchema = z.strictObject({
  rollout: rolloutSchema,
  organisation: organisationSchema,
  /** The national office of the rollout: the sender of what it says itself. */
  office: organisationSchema,
  participation: participationSchema,
  contacts: z.array(contactSchema),
  /** Of these, by id, the ones who are no contacts of the organisation and asked for the mail themselves. */
  subscribed: z.array(z.string()).optional(),
});
export type PlanBasis = z.infer<typeof planBasisSchema>;

/** The part of a milestone's plan that belongs to one organisation. */
export type OrganisationPlan = {
  organisation: string;
  obligations: Obligation[];
  /** One for each obligation by hand. */
  tasks: Task[];
  variants: Variant[];
  deliveries: Delivery[];
  gaps: Gap[];
};

/** Counts that the overview of a milestone needs, for one organisation. */
export const planSummarySchema = z.strictObject({
  organisation: organisationCodeSchema,
  hash: z.string(),
  deliveries: z.int(),
  gaps: z.array(gapSchema),
  /** group → people to be told by mail. */
  people: z.record(z.string(), z.int()),
  /** group → carrier → obligations. */
  obligations: z.record(z.string(), z.partialRecord(carrierSchema, z.int())),
});
export type PlanSummary = z.infer<typeof planSummarySchema>;

/** What became of an organisation's mails, counted from their rows. */
export const deliveryCountsSchema = z.strictObject({
  organisation: organisationCodeSchema,
  /** Taken by the mail service, whatever came after. */
  accepted: z.int(),
  /** Of those, the ones that are known to have arrived at the mailbox. */
  delivered: z.int().default(0),
  /** Of those taken, the ones that came back or were reported as unwanted. */
  returned: z.int(),
  failed: z.int(),
  unknown: z.int(),
  skipped: z.int(),
  cancelled: z.int(),
  /** People with a duty whom mail does not reach any more, so that somebody has to. */
  unreachable: z.int(),
  /** When it was counted, and how long after that a job comes by again; ms. */
  at: z.int().min(0),
  comesBackIn: z.int().min(0),
  /** group → people whose mail was taken and did not come back. */
  reached: z.record(z.string(), z.int()),
});
export type DeliveryCounts = z.infer<typeof deliveryCountsSchema>;

/** One hash over everything that would leave: exact texts, exact recipients, exact obligations. */
export function planHash(plan: OrganisationPlan): string {
  const deliveries = plan.deliveries.map(({ id, variant, address, name }) => ({
    id,
    variant,
    address,
    name,
  }));
  return digest({
    organisation: plan.organisation,
    obligations: byKey(plan.obligations, ({ group, channel }) => `${group}/${channel}`),
    tasks: byKey(plan.tasks, ({ group, channel }) => `${group}/${channel}`),
    variants: byKey(plan.variants, ({ id }) => id),
    deliveries: byKey(deliveries, ({ id }) => id),
    gaps: plan.gaps,
  });
}

/** The hash of a whole milestone: that of its organisations' plans in the order of their codes. */
export function milestonePlanHash(parts: readonly Pick<PlanSummary, 'organisation' | 'hash'>[]): string {
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
    deliveries: plan.deliveries.length,
    gaps: plan.gaps,
    people: countByGroup(plan.deliveries),
    obligations: countByCarrier(plan.obligations),
  };
}

function countByCarrier(obligations: readonly Obligation[]): PlanSummary['obligations'] {
  const counts: PlanSummary['obligations'] = {};
  for (const { group, carrier } of obligations) {
    const ofGroup = counts[group] ?? {};
    counts[group] = { ...ofGroup, [carrier]: (ofGroup[carrier] ?? 0) + 1 };
  }
  return counts;
}

/** How many deliveries tell each group something; a person in two groups counts in both, a mail that asks for work in none. */
export function countByGroup(deliveries: readonly Delivery[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const telling = deliveries.filter(({ task }) => !task);
  for (const group of telling.flatMap((delivery) => delivery.groups))
    counts[group] = (counts[group] ?? 0) + 1;
  return counts;
}

/** Where plans are kept. */
export interface Plans {
  /** Keeps the basis if there is none yet, and returns the one that is kept. */
  freeze(dispatchId: string, basis: PlanBasis): Promise<PlanBasis>;
  /** The basis frozen earlier, if any. */
  basis(dispatchId: string, organisation: string): Promise<PlanBasis | undefined>;
  /** Writes rows that are not there yet and leaves those that are: a mail on its way is never set back. */
  write(dispatchId: string, plan: OrganisationPlan): Promise<void>;
  variants(dispatchId: string, organisation: string): Promise<Variant[]>;
  /** Marks an organisation as planned whole. Returns how many of the milestone now are. */
  markPlanned(dispatchId: string, summary: PlanSummary): Promise<number>;
  summary(dispatchId: string, organisation: string): Promise<PlanSummary | undefined>;
  summaries(dispatchId: string): Promise<PlanSummary[]>;
  /** Keeps the latest count of an organisation's mails. */
  saveCounts(dispatchId: string, counts: DeliveryCounts): Promise<void>;
  /** Marks an organisation's mails as settled. Returns how many of the milestone now are. */
  markSent(dispatchId: string, organisation: string): Promise<number>;
  /** The organisations that are planned whole, and those whose mails are settled. */
  progress(dispatchId: string): Promise<{ planned: Set<string>; sent: Set<string> }>;
  counts(dispatchId: string, organisation: string): Promise<DeliveryCounts | undefined>;
  allCounts(dispatchId: string): Promise<DeliveryCounts[]>;
}

export const dispatchPartJobSchema = z.strictObject({
  dispatchId: z.string(),
  organisation: organisationCodeSchema,
});
export type DispatchPartJob = z.infer<typeof dispatchPartJobSchema>;

/** A queue of work on one organisation at one milestone. At least once: work must bear to be done twice. */
export interface DispatchPartJobs {
  /** Mails of the press have a lane of their own, so that they never wait behind others. */
  enqueue(jobs: readonly DispatchPartJob[], delaySeconds?: number, lane?: Lane): Promise<void>;
}
