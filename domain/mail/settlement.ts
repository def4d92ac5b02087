import * as z from 'zod';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { plainText } from '../shared/plain-text.ts';

/**
 * A manual decision on a mail with an unknown outcome: who, how and why. The only way in which a second mail
 * can be sent.
 */
export const settlementSchema = z.strictObject({
  organisation: organisationCodeSchema,
  delivery: z.string(),
  /** The attempt with the unknown outcome. */
  attempt: z.string(),
  /** `accepted`: it had been sent. `resend`: deliberately sent again, possibly twice. */
  as: z.enum(['accepted', 'resend']),
  by: plainText(120),
  reason: plainText(400),
  at: z.int().min(0),
});
export type Settlement = z.infer<typeof settlementSchema>;

/** Stores settlements permanently. */
export interface Settlements {
  keep(dispatchId: string, settlement: Settlement): Promise<void>;
  ofOrganisation(dispatchId: string, organisation: string): Promise<Settlement[]>;
}
