import * as z from 'zod';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';
import type { DeliveryInState, Outcome } from './delivery.ts';

/**
 * A manual decision on a mail with an unknown outcome, or one that was refused: who, how and why. The only way in
 * which a second mail can be sent.
 */
export const settlementSchema = z.strictObject({
  organisation: organisationCodeSchema,
  delivery: z.string(),
  /** The attempt that was unknown or refused. */
  attempt: z.string(),
  /** `accepted`: it had been sent. `resend`: deliberately sent again; an unknown one may arrive twice. */
  as: z.enum(['accepted', 'resend']),
  by: personal(plainText(254), 'actor'),
  /** The second person, who is needed to send a press mail again. */
  acceptedBy: personal(plainText(254), 'actor').optional(),
  reason: personal(plainText(400), 'words'),
  at: z.int().min(0),
});
export type Settlement = z.infer<typeof settlementSchema>;

/** What becomes of a mail that a person has sent again. */
export function resentOutcome(
  { outcome: { generation = 0 } }: DeliveryInState<'unknown' | 'failed'>,
  at: number,
): Outcome {
  return {
    state: 'planned',
    tries: 0,
    notBefore: at,
    reason: 'sent-again-by-a-person',
    generation: generation + 1,
  };
}

/** Stores settlements permanently. */
export interface Settlements {
  keep(dispatchId: string, settlement: Settlement): Promise<void>;
  ofOrganisation(dispatchId: string, organisation: string): Promise<Settlement[]>;
}
