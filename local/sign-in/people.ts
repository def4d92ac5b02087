import type { SignInPerson } from '@budkavle/local-cloud';
import * as z from 'zod';
import { organisationCodeSchema } from '../../domain/rollout/organisation.ts';
import { type UserRole, userRoleSchema } from '../../domain/rollout/user.ts';
import { emailAddressSchema } from '../../domain/shared/email-address.ts';

/**
 * The answers of somebody who signs in: the role that an identity provider would give them, a local lead's
 * organisation, and an address to be another person.
 */
const whoSchema = z
  .strictObject({
    role: userRoleSchema.optional(),
    organisation: organisationCodeSchema.optional(),
    address: emailAddressSchema.optional(),
  })
  .refine(({ role, address }) => role !== undefined || address !== undefined, {
    path: ['role'],
    error: `is missing: choose one of ${userRoleSchema.options.join(', ')}, or give the address of somebody invited`,
  })
  .refine(({ role, organisation }) => role !== 'local-lead' || organisation !== undefined, {
    path: ['organisation'],
    error: 'is missing: a local lead has one, such as 1280',
  });

/** The provider that this page plays: infra/stages/local.json says what its claims give. */
const PROVIDER = 'Local';

const NAMES: Readonly<Record<UserRole, string>> = {
  coordinator: 'Maja Holm',
  approver: 'Olle Berg',
  'local-lead': 'Sara Ek',
  registrar: 'Nils Strand',
};

/** The same answers always give the same person; wrong answers give a sentence. */
export function personOf(answers: unknown): SignInPerson | { problem: string } {
  const who = whoSchema.safeParse(answers);
  if (!who.success) return { problem: z.prettifyError(who.error) };
  const { role, organisation, address } = who.data;
  // Whoever is invited signs in with an account of the user pool.
  if (role === undefined)
    return { name: address ?? '', email: address ?? '', groups: [], attributes: {}, onlyUsers: true };
  const lead = role === 'local-lead' && organisation;
  const email =
    address ?? (lead ? `lead-${organisation.toLowerCase()}@kommun.example` : `${role}@kansli.example`);
  return {
    name: address ?? NAMES[role] ?? email,
    email,
    groups: [],
    attributes: { groups: role, ...(lead ? { organisation } : {}) },
    provider: PROVIDER,
  };
}
