import * as z from 'zod';
import { dispatchIdSchema } from '../mail/dispatch.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';

/**
 * That tasks of a milestone were handed over to a person on a day, who is to hear of it. `organisation` is the one whose
 * contact it is.
 */
export const handoverSchema = z.strictObject({
  date: z.iso.date(),
  milestone: dispatchIdSchema,
  organisation: organisationCodeSchema,
  contact: z.string(),
});
export type Handover = z.infer<typeof handoverSchema>;

/** Where handovers are kept. */
export interface Handovers {
  /** Keeps one a person, milestone and day, whatever was handed over how often. */
  add(handover: Handover): Promise<void>;
  /** Those of a day. */
  ofDay(date: string): Promise<Handover[]>;
}
