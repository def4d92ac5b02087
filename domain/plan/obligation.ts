import * as z from 'zod';
import { carrierSchema, ownerSchema } from '../catalogue/carrier.ts';
import { channelIdSchema, roleSchema, topicSchema } from '../catalogue/catalogue-ids.ts';
import { sufficesSchema } from '../catalogue/sufficient.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';

/** `planned` until a dispatch or a person has acted on it; the others are outcomes. */
export const obligationStateSchema = z.enum([
  'planned',
  // mail, newsletter or press: delivered, or accepted for all, some or none of the people
  'delivered',
  'sent',
  'partly-sent',
  'not-sent',
  // on the web
  'published',
  // manual: passed on by a relay; confirmed by its owner; waived; past its time
  'relayed',
  'confirmed',
  'waived',
  'missed',
]);
export type ObligationState = z.infer<typeof obligationStateSchema>;

/**
 * Progress of an obligation. Of `people`, `reached` are those whose mail was accepted and did not bounce; of
 * these, `delivered` are those confirmed by the receiving mailbox (none if absent).
 */
export const progressSchema = z.strictObject({
  state: obligationStateSchema,
  people: z.int().min(0),
  reached: z.int().min(0),
  delivered: z.int().min(0).optional(),
  /** Messages that are not in what carried it, or is to carry it; none if absent. */
  lacks: z.array(topicSchema).optional(),
  /** The dispatch that carried it, if other than the milestone's mail: an issue, a release or a supplement. */
  dispatch: z.string().optional(),
  /** Who has come to the group since, by the dispatch that welcomed them: people whose mail was accepted. */
  welcomed: z.record(z.string(), z.int()).optional(),
});
export type Progress = z.infer<typeof progressSchema>;

/** Messages of a milestone for a group in a channel, told later. */
const supplySchema = z.strictObject({
  milestone: z.string(),
  channel: channelIdSchema,
  topics: z.array(topicSchema).min(1),
});
export type Supply = z.infer<typeof supplySchema>;

/** Messages that a release did not say and a correction of it says, since then (ms). */
const correctionSchema = z.strictObject({ topics: z.array(topicSchema).min(1), at: z.int().min(0) });

/** One group at one organisation is to be told certain messages through one channel at one milestone. */
export const obligationSchema = z.strictObject({
  organisation: organisationCodeSchema,
  group: roleSchema,
  channel: channelIdSchema,
  carrier: carrierSchema,
  owner: z.union([ownerSchema, z.literal('system')]),
  /** The responsible contact, if known. */
  ownerContact: z.string().optional(),
  due: z.iso.date(),
  messages: z.array(topicSchema),
  /** Messages held back by a gap. */
  withheld: z.array(topicSchema),
  /** How far it tells the group its messages; alone if absent. */
  suffices: sufficesSchema.optional(),
  /** It is published where nobody can count who reads it; absent on the web, which always is. */
  uncounted: z.literal(true).optional(),
  /** The original milestone, in a copy carried by another dispatch: an issue or a release. */
  of: z.string().optional(),
  /** What of its messages other milestones had withheld from the group, in a change that tells it. */
  supplies: z.array(supplySchema).optional(),
  /** What of its messages milestones had told the group before its people came, in a welcome. */
  welcomes: z.array(supplySchema).optional(),
  /**
   * What a correction of a release says of its milestone's messages; where the release is withdrawn, the dispatches
   * whose words hold no more.
   */
  corrects: supplySchema
    .extend({ ...correctionSchema.shape, withdraws: z.array(z.string()).optional() })
    .optional(),
  /** What its carrier lacks and corrections of that have told, by the dispatch of each; a withdrawn one has not. */
  corrected: z
    .array(correctionSchema.extend({ dispatch: z.string(), withdrawn: z.literal(true).optional() }))
    .optional(),
  progress: progressSchema,
});
export type Obligation = z.infer<typeof obligationSchema>;

/** Stores obligations. */
export interface Obligations {
  ofOrganisation(dispatchId: string, organisation: string): Promise<Obligation[]>;
  /**
   * Updates the progress of existing obligations; idempotent. With `of` the milestone's own obligation is
   * written first, then the dispatch's copy.
   */
  record(dispatchId: string, obligations: readonly Obligation[]): Promise<void>;
  /** Moves messages of an existing obligation from withheld to told, as given; idempotent. */
  supply(dispatchId: string, obligation: Obligation): Promise<void>;
  /** Notes what of an existing obligation has been corrected, as given; idempotent. */
  correct(dispatchId: string, obligation: Obligation): Promise<void>;
}
