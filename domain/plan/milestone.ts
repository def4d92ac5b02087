import * as z from 'zod';
import { milestoneKindSchema } from '../catalogue/catalogue-ids.ts';
import { exceptionSchema, madeExceptionSchema } from '../catalogue/date-rules.ts';
import { type Facts, factNameSchema, factsSchema } from '../catalogue/fact.ts';
import {
  type Dispatch,
  type Dispatches,
  dispatchStateSchema,
  isUndone,
  undoneSchema,
  waitsForUndo,
} from '../mail/dispatch.ts';
import { approvalPolicySchema } from '../rollout/approval.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { allSettledOrThrow } from '../shared/concurrency.ts';
import { daysOffSchema } from '../shared/days-off.ts';
import { canonicalJson, digest } from '../shared/digest.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';
import { problem } from '../shared/problem.ts';
import { type Change, changeSchema, whySchema } from './change.ts';

export const milestoneIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/, { error: problem('id-invalid', { max: 64, letters: 'any' }) });

const againSchema = z.strictObject({ reason: personal(plainText(300), 'words') });

/**
 * The detail of a `MilestoneReached` event from the coordinator or another system: one that has occurred or is
 * planned.
 */
export const milestoneReachedSchema = z.strictObject({
  id: milestoneIdSchema,
  rollout: rolloutIdSchema,
  kind: milestoneKindSchema,
  /** The day on which it was reached; none for one that is planned. */
  occurredOn: z.iso.date({ error: problem('date-invalid') }).optional(),
  /**
   * The day (2027-03-15) by organisation, or of all, instead of having occurred. Empty where each organisation has
   * said its own.
   */
  planned: z
    .record(
      z.union([z.literal('all'), organisationCodeSchema]),
      z.iso.date({ error: problem('date-invalid') }),
    )
    .optional(),
  organisations: z.union(
    [
      z.literal('all'),
      z
        .array(organisationCodeSchema)
        .min(1, { error: problem('all-or-list') })
        .max(1000),
    ],
    { error: problem('all-or-list') },
  ),
  facts: factsSchema.default({}),
  /** Why organisations that have been told of this kind of milestone are told again. */
  again: againSchema.optional(),
  /** Why it is so against a soft rule. */
  exception: exceptionSchema.optional(),
  triggeredBy: personal(emailAddressSchema, 'actor'),
});
export type MilestoneReached = z.infer<typeof milestoneReachedSchema>;

/** An accepted milestone, with everything that its plan rests on frozen. */
export const milestoneSchema = z.strictObject({
  id: milestoneIdSchema,
  rollout: rolloutIdSchema,
  kind: milestoneKindSchema,
  occurredOn: z.iso.date(),
  /**
   * The day from which it is true of each organisation that has said its own (2027-03-15); absent if it is true of
   * all from `occurredOn`.
   */
  days: z.record(organisationCodeSchema, z.iso.date()).optional(),
  organisations: z.array(organisationCodeSchema).min(1),
  /** Kinds reported before it, each with those of its organisations that had reached it by then. */
  earlier: z.record(milestoneKindSchema, z.array(organisationCodeSchema)).optional(),
  facts: factsSchema,
  again: againSchema.optional(),
  /** The soft rules that it breaks, and why. */
  exception: madeExceptionSchema.optional(),
  catalogue: z.string(),
  catalogueVersion: z.string(),
  contentHash: z.string(),
  triggeredBy: personal(emailAddressSchema, 'actor'),
  /** Who answers for the machines that drafted it, and so does not approve it either. */
  draftedFor: z.array(personal(z.string(), 'actor')).optional(),
  receivedAt: z.int().min(0),
  state: dispatchStateSchema,
  planHash: z.string().optional(),
  /** The rollout's policy when the milestone was accepted. */
  approval: approvalPolicySchema.optional(),
  /** How long it can be undone once it is approved, if a person triggered it. */
  undoSeconds: z.int().min(1).optional(),
  /** The rollout's country when it was accepted, for its days off. */
  daysOff: daysOffSchema.optional(),
  /** Who approved it before it was reported, as it is, so that nobody has to once it is planned. */
  approvedAhead: personal(z.string(), 'actor').optional(),
  /** The first of two approvers. */
  firstApprovedBy: personal(z.string(), 'actor').optional(),
  approvedHash: z.string().optional(),
  approvedBy: personal(z.string(), 'actor').optional(),
  /** Time of the last change of state; ms. The reconciler picks up stalled milestones. */
  changedAt: z.int().min(0),
  stoppedBy: personal(z.string(), 'actor').optional(),
  /** Why whoever was to approve it did not. */
  rejectedFor: personal(z.string(), 'words').optional(),
  /** Nothing of it leaves before this time; ms. Set when it is approved. */
  undoUntil: z.int().min(0).optional(),
  dispatchedAt: z.int().min(0).optional(),
  /** Accepted so late after being reported that it requires review. */
  late: z.boolean().optional(),
  /** The kinds of milestones that it suspends or undoes. */
  undoes: z.array(milestoneKindSchema).optional(),
  undone: undoneSchema.optional(),
  /**
   * New values of facts that were known or had been taken away; whoever holds an old one and is not told by its mails
   * is told by a change.
   */
  brings: changeSchema.omit({ organisation: true, broughtBy: true, givesBack: true }).optional(),
  /**
   * The facts that are no longer known once it is dispatched: of all, and of its organisations; and as what they know
   * why.
   */
  clears: z
    .strictObject({ ofAll: z.array(factNameSchema), own: z.array(factNameSchema), why: whySchema.optional() })
    .optional(),
  /** What has changed, if it tells a change to those who hold the old value. */
  change: changeSchema.optional(),
});
export type Milestone = z.infer<typeof milestoneSchema>;

/** From when on a milestone is true of each organisation, and the first day of all. */
export type MilestoneDays = Required<Pick<Milestone, 'days' | 'occurredOn'>>;

/** Who wrote a milestone, and therefore may not approve it: a machine's draft is its maker's. */
export function authorsOf({
  triggeredBy,
  draftedFor = [],
}: Pick<Milestone, 'triggeredBy' | 'draftedFor'>): string[] {
  return [triggeredBy, ...draftedFor];
}

/** A milestone that tells a change. */
export type ChangeMilestone = Milestone & { change: Change };

export function isChange(milestone: Milestone): milestone is ChangeMilestone {
  return milestone.change !== undefined;
}

/** A milestone as a dispatch. */
export function asDispatch(milestone: Milestone): Dispatch {
  return { ...milestone, purpose: 'milestone' };
}

const members = new WeakMap<Milestone['organisations'], ReadonlySet<string>>();

/** Whether an organisation is one of a milestone's; asked for each of a country, of which each has hundreds. */
export function isIn({ organisations }: Pick<Milestone, 'organisations'>, organisation: string): boolean {
  const known = members.get(organisations) ?? new Set(organisations);
  members.set(organisations, known);
  return known.has(organisation);
}

/** Whether an organisation may use its texts for manual work. */
export function mayBeToldAt(milestone: Milestone, organisation: string): boolean {
  return isIn(milestone, organisation) && mayBeTold(milestone) && !isUndone(milestone, organisation);
}

/** Whether its texts may be used for manual work: approved, and neither stopped nor still to be undone. */
export function mayBeTold(milestone: Milestone): boolean {
  const { state, approvedHash, planHash } = milestone;
  const approved = approvedHash !== undefined && approvedHash === planHash && !waitsForUndo(milestone);
  return approved && (state === 'approved' || state === 'dispatching' || state === 'completed');
}

/** Whether its mails have been released: planned, held or approved it is not announced yet, stopped no longer. */
export function isTold({ state }: Milestone): boolean {
  return state === 'dispatching' || state === 'completed';
}

/** Events with the same id and hash are one milestone; the same id with another hash is an error. */
export function contentHash(reached: MilestoneReached): string {
  const organisations = reached.organisations === 'all' ? 'all' : [...new Set(reached.organisations)].sort();
  return digest(canonicalJson({ ...reached, organisations }));
}

/** A queue of approved milestones that are to be dispatched later. Delivers at least once. */
export interface ApprovedMilestoneJobs {
  /** `delaySeconds`: at most 900. */
  enqueue(milestone: string, delaySeconds: number): Promise<void>;
}

/** The milestones of a rollout that are of the catalogue's kinds, and those that tell a change. */
export async function milestonesAndChanges(
  rollout: string,
  stored: Pick<Milestones, 'ofRollout' | 'changesOf'>,
): Promise<{ milestones: Milestone[]; changes: ChangeMilestone[] }> {
  const [milestones, changes] = await allSettledOrThrow([
    stored.ofRollout(rollout),
    stored.changesOf(rollout),
  ]);
  return { milestones, changes };
}

/** Stores milestones. */
export interface Milestones {
  /** Consistent read. */
  find(id: string): Promise<Milestone | undefined>;
  /** Those of the catalogue's kinds. */
  ofRollout(rollout: string): Promise<Milestone[]>;
  /** Those that tell a change. */
  changesOf(rollout: string): Promise<ChangeMilestone[]>;
  /** Both. */
  allOf(rollout: string): Promise<Milestone[]>;
  /** How many of a rollout have been accepted, both counted; consistent. */
  acceptances(rollout: string): Promise<number>;
  /**
   * Stores a new milestone and the facts that it adds to its rollout, atomically. `taken` if the id exists;
   * `overtaken` if another one of the rollout has been accepted since so many were `seen`.
   */
  accept(milestone: Milestone, newFacts: Facts, seen?: number): Promise<'accepted' | 'taken' | 'overtaken'>;
  /**
   * Stores a change and applies it to the facts of its rollout or organisation, atomically. `taken` if the id exists;
   * `overtaken` as for a milestone, or if a fact no longer has the value that it is to be changed from.
   */
  acceptChange(milestone: ChangeMilestone, seen?: number): Promise<'accepted' | 'taken' | 'overtaken'>;
  /** Sets the days from which it is true; false if they are not those seen. */
  moveDays(id: string, moved: { seen: MilestoneDays; to: MilestoneDays }): Promise<boolean>;
  /** Notes by which milestone, and from which day, it is undone for organisations. */
  undo(id: string, undone: NonNullable<Milestone['undone']>): Promise<void>;
  /**
   * Sets the hash of a plan that was made again, which ends a first approval; false if it is not the one seen, or has
   * been approved.
   */
  replan(id: string, to: { seen: string; planHash: string; at: number }): Promise<boolean>;
  advance: Dispatches['advance'];
}
