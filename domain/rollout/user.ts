import * as z from 'zod';
import { emailAddressSchema } from '../shared/email-address.ts';
import { plainText } from '../shared/plain-text.ts';
import { organisationCodeSchema } from './organisation.ts';

/** What a person who signs in may do. A local lead is bound to one organisation; the others see the whole country. */
export const userRoleSchema = z.enum(['coordinator', 'approver', 'local-lead', 'registrar']);
export type UserRole = z.infer<typeof userRoleSchema>;

/** Someone who has signed in, as the sign-in service vouches for. */
export const userSchema = z.strictObject({
  id: z.string().min(1),
  name: plainText(120),
  address: emailAddressSchema,
  roles: z.array(userRoleSchema),
  /** The organisation of a local lead. */
  organisation: organisationCodeSchema.optional(),
});
export type User = z.infer<typeof userSchema>;

/** What somebody may see with a role out of some: everything, or one organisation. */
export type Admission = { everything: true } | { everything: false; organisation: string };

/** How far these roles let a user in; undefined where they do not. A role that sees everything goes before one that does not. */
export function admissionOf(user: User, roles: readonly UserRole[]): Admission | undefined {
  const held = user.roles.filter((role) => roles.includes(role));
  if (held.some((role) => role !== 'local-lead')) return { everything: true };
  if (held.length === 0 || user.organisation === undefined) return undefined;
  return { everything: false, organisation: user.organisation };
}
