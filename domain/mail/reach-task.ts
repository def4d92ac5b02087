import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';

/**
 * That a person with a duty cannot be reached by mail and has to be reached another way. It belongs to the organisation's
 * part of a milestone and names the contact by id.
 */
export const reachTaskSchema = z.strictObject({
  organisation: organisationCodeSchema,
  contact: z.string(),
  groups: z.array(roleSchema).min(1),
  reason: z.enum(['bounced', 'complained', 'suppressed']),
  at: z.int().min(0),
});
export type ReachTask = z.infer<typeof reachTaskSchema>;

/** Where such tasks are kept. */
export interface ReachTasks {
  /** One task a person and milestone, whatever happens how often. */
  open(dispatchId: string, task: ReachTask): Promise<void>;
  ofOrganisation(dispatchId: string, organisation: string): Promise<ReachTask[]>;
}
