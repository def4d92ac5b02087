import * as z from 'zod';
import { carrierSchema, ownerSchema } from '../catalogue/catalogue.ts';
import { channelIdSchema, roleSchema, topicSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';

/** `planned` until a dispatch or a person has seen to it. The rest say how that ended. */
export const obligationStateSchema = z.enum([
  'planned',
  // by mail, newsletter or press: it has arrived at all, was taken for all, for some or for none of the people
  'delivered',
  'sent',
  'partly-sent',
  'not-sent',
  // on the web
  'published',
  // by hand: a relay has passed it on; whoever owns it says that it is done; it need not be done; its time is over
  'relayed',
  'confirmed',
  'waived',
  'missed',
]);
export type ObligationState = z.infer<typeof obligationStateSchema>;

/**
 * How far an obligation has come. Of `people`, `reached` are those whose mail was accepted for delivery and did not come back;
 * of these, `delivered` are those at whose mailbox it is known to have arrived (none when absent).
 */
export const progressSchema = z.strictObject({
  state: obligationStateSchema,
  people: z.int().min(0),
  reached: z.int().min(0),
  delivered: z.int().min(0).optional(),
  /** What carried it, where that was not the mail of the milestone itself: an issue, a release. */
  dispatch: z.string().optional(),
});
export type Progress = z.infer<typeof progressSchema>;

/** That one group at one organisation is told certain messages through one channel at one milestone. */
export const obligationSchema = z.strictObject({
  organisation: organisationCodeSchema,
  group: roleSchema,
  channel: channelIdSchema,
  carrier: carrierSchema,
  owner: z.union([ownerSchema, z.literal('system')]),
  /** The contact who has to see to it, where one is known. */
  ownerContact: z.string().optional(),
  due: z.iso.date(),
  messages: z.array(topicSchema),
  /** Messages that a gap holds back. */
  withheld: z.array(topicSchema),
  /** The milestone that it belongs to, in the copy of a dispatch that carries it for that milestone: an issue, a release. */
  of: z.string().optional(),
  progress: progressSchema,
});
export type Obligation = z.infer<typeof obligationSchema>;

/** Where obligations are kept. */
export interface Obligations {
  ofOrganisation(dispatchId: string, organisation: string): Promise<Obligation[]>;
  /**
   * Writes the progress of obligations that exist; writing the same again changes nothing. With `of` the milestone's own
   * obligation gets it first, and then the copy of the dispatch.
   */
  record(dispatchId: string, obligations: readonly Obligation[]): Promise<void>;
}
