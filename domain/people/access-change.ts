import * as z from 'zod';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { userRoleSchema } from '../rollout/user.ts';

/**
 * A change of somebody's access that must hold even if the table is restored to a moment before: kept outside of it,
 * without name or address. `at` in ms.
 */
export const accessChangeSchema = z.strictObject({
  person: z.string().min(1).max(64),
  did: z.enum(['changed', 'ended', 'erased']),
  role: userRoleSchema,
  organisation: organisationCodeSchema.optional(),
  at: z.int().min(0),
});
export type AccessChange = z.infer<typeof accessChangeSchema>;

/** Keeps changes outside the table. */
export interface AccessArchive {
  /** Resolves once it is kept. */
  keep(change: AccessChange): Promise<void>;
}
