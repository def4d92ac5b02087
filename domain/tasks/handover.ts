import * as z from 'zod';
import { dispatchIdSchema } from '../mail/dispatch.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';

/**
 * Tasks of a milestone handed over on a day to a person, who is to be notified. `organisation` is that
 * person's.
 */
export const handoverSchema = z.strictObject({
  date: z.iso.date(),
  milestone: dispatchIdSchema,
  organisation: organisationCodeSchema,
  contact: z.string(),
});
export type Handover = z.infer<typeof handoverSchema>;

/** Stores handovers. */
export interface Handovers {
  /** Stores one per person, milestone and day; idempotent. */
  add(handover: Handover): Promise<void>;
  /** Handovers of a day. */
  ofDay(date: string): Promise<Handover[]>;
}
