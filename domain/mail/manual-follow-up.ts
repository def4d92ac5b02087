import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';
import type { Delivery } from './delivery.ts';

/** How somebody was reached, or why they need not be. */
export const howReachedSchema = personal(plainText(400), 'words');

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
  /** Who has reached them, when (ms) and how. */
  closed: z
    .strictObject({
      at: z.int().min(0),
      who: personal(plainText(120), 'actor'),
      how: howReachedSchema,
    })
    .optional(),
});
export type ManualFollowUp = z.infer<typeof manualFollowUpSchema>;

/** Stores follow-ups. */
export interface ManualFollowUps {
  /** One per person and milestone; idempotent. */
  open(dispatchId: string, task: ManualFollowUp): Promise<void>;
  ofOrganisation(dispatchId: string, organisation: string): Promise<ManualFollowUp[]>;
  /** Stores one with how it was closed; false if there is none that is open. */
  close(dispatchId: string, followUp: ManualFollowUp): Promise<boolean>;
  /** Replaces how one that is closed was closed, and nothing else. */
  reword(dispatchId: string, followUp: ManualFollowUp): Promise<void>;
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
