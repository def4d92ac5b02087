import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import type { Delivery } from './delivery.ts';

/**
 * That a person with a duty cannot be reached by mail and has to be reached another way. It belongs to the organisation's
 * part of a milestone and names the contact by id.
 */
export const manualFollowUpSchema = z.strictObject({
  organisation: organisationCodeSchema,
  contact: z.string(),
  groups: z.array(roleSchema).min(1),
  reason: z.enum(['bounced', 'complained', 'suppressed']),
  at: z.int().min(0),
});
export type ManualFollowUp = z.infer<typeof manualFollowUpSchema>;

/** Where they are kept. */
export interface ManualFollowUps {
  /** One task a person and milestone, whatever happens how often. */
  open(dispatchId: string, task: ManualFollowUp): Promise<void>;
  ofOrganisation(dispatchId: string, organisation: string): Promise<ManualFollowUp[]>;
}

/** Opens one where the reader of a mail has a duty; who may leave its list has only left it. */
export async function openFollowUp(
  followUps: ManualFollowUps,
  dispatchId: string,
  { delivery, ...why }: Pick<ManualFollowUp, 'reason' | 'at'> & { delivery: Delivery },
): Promise<void> {
  const { organisation, contact, groups, list } = delivery;
  if (!list) await followUps.open(dispatchId, { organisation, contact, groups, ...why });
}
