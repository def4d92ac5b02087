import * as z from 'zod';
import { carrierSchema, channelIdSchema, ownerSchema, topicSchema } from './catalogue.ts';
import { roleSchema } from './contact.ts';
import { organisationCodeSchema } from './organisation.ts';

/** The states of an obligation that a plan and a dispatch can give it. */
export const obligationStateSchema = z.enum(['planned', 'sent', 'partly-sent', 'not-sent']);
export type ObligationState = z.infer<typeof obligationStateSchema>;

/** How far an obligation has come: `reached` of `people` have had their mail accepted for delivery. */
export const progressSchema = z.strictObject({
  state: obligationStateSchema,
  people: z.int().min(0),
  reached: z.int().min(0),
});

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
  progress: progressSchema,
});
export type Obligation = z.infer<typeof obligationSchema>;

/** Where obligations are kept. */
export interface Obligations {
  ofOrganisation(milestone: string, organisation: string): Promise<Obligation[]>;
  /** Writes the progress of obligations that exist; writing the same again changes nothing. */
  record(milestone: string, obligations: readonly Obligation[]): Promise<void>;
}
