import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import type { Delivery } from './delivery.ts';

/**
 * A person with a duty who cannot be reached by mail and needs to be reached another way. Belongs to an
 * organisation's part of a milestone; identifies the contact by id.
 */
export const manualFollowUpSchema = z.strictObject({
  organisation: organisationCodeSchema,
  contact: z.string(),
  groups: z.array(roleSchema).min(1),
  reason: z.enum(['bounced', 'complained', 'suppressed']),
  at: z.int().min(0),
});
export type ManualFollowUp = z.infer<typeof manualFollowUpSchema>;

/** Stores follow-ups. */
export interface ManualFollowUps {
  /** One per person and milestone; idempotent. */
  open(dispatchId: string, task: ManualFollowUp): Promise<void>;
  ofOrganisation(dispatchId: string, organisation: string): Promise<ManualFollowUp[]>;
}

/** Opens a follow-up if the reader has a duty; unsubscribing from an optional list needs none. */
export async function openFollowUp(
  followUps: ManualFollowUps,
  dispatchId: string,
  { delivery, ...why }: Pick<ManualFollowUp, 'reason' | 'at'> & { delivery: Delivery },
): Promise<void> {
  const { organisation, contact, groups, list } = delivery;
  if (!list) await followUps.open(dispatchId, { organisation, contact, groups, ...why });
}
