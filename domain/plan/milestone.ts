import * as z from 'zod';
import { milestoneKindSchema } from '../catalogue/catalogue-ids.ts';
import { type Facts, factsSchema } from '../catalogue/fact.ts';
import { type Dispatch, type Dispatches, dispatchStateSchema } from '../mail/dispatch.ts';
import { approvalPolicySchema } from '../rollout/approval.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout.ts';
import { canonicalJson, digest } from '../shared/digest.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { problem } from '../shared/problem.ts';

export const milestoneIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/, { error: problem('id-invalid', { max: 64, letters: 'any' }) });

/** The detail of a `MilestoneReached` event, as the coordinator or another system sends it. */
export const milestoneReachedSchema = z.strictObject({
  id: milestoneIdSchema,
  rollout: rolloutIdSchema,
  kind: milestoneKindSchema,
  occurredOn: z.iso.date({ error: problem('date-invalid') }),
  organisations: z.union([z.literal('all'), z.array(organisationCodeSchema).min(1).max(1000)], {
    error: problem('all-or-list'),
  }),
  facts: factsSchema.default({}),
  triggeredBy: emailAddressSchema,
});
export type MilestoneReached = z.infer<typeof milestoneReachedSchema>;

/** A milestone that was received and found good, with everything that its plan rests on frozen. */
export const milestoneSchema = z.strictObject({
  id: milestoneIdSchema,
  rollout: rolloutIdSchema,
  kind: milestoneKindSchema,
  occurredOn: z.iso.date(),
  organisations: z.array(organisationCodeSchema).min(1),
  facts: factsSchema,
  catalogue: z.string(),
  catalogueVersion: z.string(),
  contentHash: z.string(),
  triggeredBy: emailAddressSchema,
  receivedAt: z.int().min(0),
  state: dispatchStateSchema,
  planHash: z.string().optional(),
  /** The rollout's policy when the milestone was taken in. */
  approval: approvalPolicySchema.optional(),
  /** The first of two persons who approve. */
  firstApprovedBy: z.string().optional(),
  approvedHash: z.string().optional(),
  approvedBy: z.string().optional(),
  /** When the state was last changed; ms. The reconciler looks after what has stood still. */
  changedAt: z.int().min(0),
  stoppedBy: z.string().optional(),
  dispatchedAt: z.int().min(0).optional(),
  /** It was taken in so late after it was reported that a person has to look at it again. */
  late: z.boolean().optional(),
});
export type Milestone = z.infer<typeof milestoneSchema>;

/** A milestone as what is mailed for it. */
export function asDispatch(milestone: Milestone): Dispatch {
  return { ...milestone, purpose: 'milestone' };
}

/** Whether people may work with its words: nobody gets into their hands what was not approved, or was taken back. */
export function mayBeTold({ state, approvedHash, planHash }: Milestone): boolean {
  const approved = approvedHash !== undefined && approvedHash === planHash;
  return approved && (state === 'approved' || state === 'dispatching' || state === 'completed');
}

/** Two events with the same id and the same hash are one milestone; with the same id and another hash, one of them is wrong. */
export function contentHash(reached: MilestoneReached): string {
  const organisations = reached.organisations === 'all' ? 'all' : [...new Set(reached.organisations)].sort();
  return digest(canonicalJson({ ...reached, organisations }));
}

/** Where milestones are kept. */
export interface Milestones {
  /** Reads consistently. */
  find(id: string): Promise<Milestone | undefined>;
  ofRollout(rollout: string): Promise<Milestone[]>;
  /**
   * Stores a new milestone and the facts it brings to its rollout, both or neither.
   * `taken` when a milestone of that id is there already.
   */
  accept(milestone: Milestone, newFacts: Facts): Promise<'accepted' | 'taken'>;
  advance: Dispatches['advance'];
}
