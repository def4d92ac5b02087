import { createHash } from 'node:crypto';
import * as z from 'zod';
import { organisationCodeSchema } from '../../../domain/rollout/organisation.ts';
import { emailAddressSchema } from '../../../domain/shared/email-address.ts';

/** Someone who signs in on this machine, as a token tells of them. */
export const personSchema = z.strictObject({
  sub: z.string(),
  name: z.string(),
  email: z.string(),
  groups: z.array(z.string()),
  organisation: z.string().optional(),
});
export type Person = z.infer<typeof personSchema>;

/** What somebody says who signs in: the role, the organisation of a local lead, and another address to be another person. */
export const whoSchema = z
  .strictObject({
    role: z.string(),
    organisation: organisationCodeSchema.optional(),
    address: emailAddressSchema.optional(),
  })
  .refine(({ role, organisation }) => role !== 'local-lead' || organisation !== undefined, {
    path: ['organisation'],
    error: 'is missing: a local lead has one, such as 1280',
  });

const NAMES: Readonly<Record<string, string>> = {
  coordinator: 'Maja Holm',
  approver: 'Olle Berg',
  'local-lead': 'Sara Ek',
  registrar: 'Nils Strand',
};

/** The same answers give the same person every time. */
export function personOf({ role, organisation, address }: z.infer<typeof whoSchema>): Person {
  const lead = role === 'local-lead' && organisation;
  const email =
    address ?? (lead ? `lead-${organisation.toLowerCase()}@kommun.example` : `${role}@kansli.example`);
  return {
    sub: createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 32),
    name: address ?? NAMES[role] ?? email,
    email,
    groups: [role],
    ...(lead ? { organisation } : {}),
  };
}
