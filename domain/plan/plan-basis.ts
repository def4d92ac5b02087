import * as z from 'zod';
import { contactSchema } from '../contacts/contact.ts';
import { organisationSchema } from '../rollout/organisation.ts';
import { participationSchema, rolloutSchema } from '../rollout/rollout.ts';
import { holdingsSchema } from './holding.ts';
import { owedSchema } from './owed.ts';
import type { OrganisationPlan, Plans } from './plan.ts';

/**
 * The basis of one organisation's plan, frozen by its first planning. Planning again reads this instead of
 * current contacts, so a retry writes the same rows.
 */
export const planBasisSchema = z.strictObject({
  rollout: rolloutSchema,
  organisation: organisationSchema,
  /** The rollout's national office: sender of its own messages. */
  office: organisationSchema,
  participation: participationSchema,
  contacts: z.array(contactSchema),
  /** Ids of those who are subscribers rather than contacts. */
  subscribed: z.array(z.string()).optional(),
  /** Ids of those who were told what is undone, in the plan of what undoes it: nobody else is told. */
  told: z.array(z.string()).optional(),
  /** Who holds what no longer holds, in the plan of a change; of a newsletter, who read it in one. */
  held: holdingsSchema.optional(),
  /** What can be told at last of what was withheld, in the plan of a change. */
  owed: owedSchema.optional(),
});
export type PlanBasis = z.infer<typeof planBasisSchema>;

/** Stores plans with what they were made from, which nobody reads who only sends and counts. */
export interface FrozenPlans extends Plans {
  /** Stores the basis unless there is one; returns the stored one, and whether it is this one. */
  freeze(dispatchId: string, basis: PlanBasis): Promise<{ basis: PlanBasis; isNew: boolean }>;
  /** The frozen basis, if any. */
  basis(dispatchId: string, organisation: string): Promise<PlanBasis | undefined>;
  /**
   * Replaces the basis and all rows of a part that waits: none of its mails has been claimed. A crash in between is
   * fixed by doing it again.
   */
  replace(dispatchId: string, basis: PlanBasis, plan: OrganisationPlan): Promise<void>;
}
