import type { Person } from '@budkavle/local-cloud';
import * as z from 'zod';
import { organisationCodeSchema } from '../../domain/rollout/organisation.ts';
import { emailAddressSchema } from '../../domain/shared/email-address.ts';

/**
 * The answers of somebody who signs in: the role, a local lead's organisation, and an address to be another
 * person.
 */
const whoSchema = z
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

/** The same answers always give the same person; wrong answers give a sentence. */
export function personOf(answers: unknown): Person | { problem: string } {
  const who = whoSchema.safeParse(answers);
  if (!who.success) return { problem: z.prettifyError(who.error) };
  const { role, organisation, address } = who.data;
  const lead = role === 'local-lead' && organisation;
  const email =
    address ?? (lead ? `lead-${organisation.toLowerCase()}@kommun.example` : `${role}@kansli.example`);
  return {
    name: address ?? NAMES[role] ?? email,
    email,
    groups: [role],
    attributes: lead ? { organisation } : {},
  };
}
