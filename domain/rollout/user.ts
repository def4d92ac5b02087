import * as z from 'zod';
import { emailAddressSchema } from '../shared/email-address.ts';
import { plainText } from '../shared/plain-text.ts';
import { organisationCodeSchema } from './organisation.ts';

/** Roles of signed-in users. A local lead is bound to one organisation; the others see the whole country. */
export const userRoleSchema = z.enum(['coordinator', 'approver', 'local-lead', 'registrar']);
export type UserRole = z.infer<typeof userRoleSchema>;

/** What a machine may do: read what is about no receiver, and draft milestones. Nothing lets it approve or send. */
export const machineScopeSchema = z.enum(['read', 'draft']);
export type MachineScope = z.infer<typeof machineScopeSchema>;

/** A signed-in user, as verified by the sign-in service. */
export const userSchema = z.strictObject({
  id: z.string().min(1),
  name: plainText(120),
  address: emailAddressSchema,
  roles: z.array(userRoleSchema),
  /** The organisation of a local lead. */
  organisation: organisationCodeSchema.optional(),
  /** It is no person, but another system, which may do what its scopes say; `madeBy`: who answers for it. */
  machine: z.strictObject({ scopes: z.array(machineScopeSchema).min(1), madeBy: plainText(254) }).optional(),
  /** Why somebody who is known here has no role yet: their invitation is not confirmed, or not accepted. */
  standing: z.enum(['proposed', 'invited']).optional(),
});
export type User = z.infer<typeof userSchema>;

/** What a user may see: everything, or one organisation. */
export type Admission = { everything: true } | { everything: false; organisation: string };

/**
 * What a user may see through these roles; undefined if they have none of them. A national role takes
 * precedence.
 */
export function admissionOf(user: User, roles: readonly UserRole[]): Admission | undefined {
  const held = user.roles.filter((role) => roles.includes(role));
  if (held.some((role) => role !== 'local-lead')) return { everything: true };
  if (held.length === 0 || user.organisation === undefined) return undefined;
  return { everything: false, organisation: user.organisation };
}
