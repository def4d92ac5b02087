import * as z from 'zod';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { plainText } from '../shared/plain-text.ts';

/** That a person settled a mail whose outcome nobody knew: who, how and why. The only way a second mail can ever leave. */
export const settlementSchema = z.strictObject({
  organisation: organisationCodeSchema,
  delivery: z.string(),
  /** The attempt whose outcome was unknown. */
  attempt: z.string(),
  /** `accepted`: it turned out to have left. `resend`: it did not, or may leave twice; it is sent again on purpose. */
  as: z.enum(['accepted', 'resend']),
  by: plainText(120),
  reason: plainText(400),
  at: z.int().min(0),
});
export type Settlement = z.infer<typeof settlementSchema>;

/** Where settlements are kept, for good. */
export interface Settlements {
  keep(dispatchId: string, settlement: Settlement): Promise<void>;
  ofOrganisation(dispatchId: string, organisation: string): Promise<Settlement[]>;
}
