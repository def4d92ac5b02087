import * as z from 'zod';
import { shortDigest } from './digest.ts';
import { emailAddressSchema, recipientKey } from './email-address.ts';
import { localeSchema } from './locale.ts';
import { organisationCodeSchema } from './organisation.ts';
import { plainText } from './plain-text.ts';

/** A target group or a relay role, as the catalogue names it. */
export const roleSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, { error: 'is not a role: use small letters, digits and hyphens' });

/**
 * A person in a role, nothing more: name, work address, roles, language.
 * Any other field is refused, so that no party, personal number, private address or note can be stored (reference: rules L-11, S-0.7).
 */
export const contactSchema = z.strictObject({
  organisation: organisationCodeSchema,
  name: plainText(120),
  address: emailAddressSchema,
  groups: z.array(roleSchema).min(1, { error: 'has no group: a contact needs at least one' }),
  locale: localeSchema,
});
export type Contact = z.infer<typeof contactSchema>;

/** Stable id of a person at an organisation: the same for addresses that differ only in case. */
export function contactId(contact: Pick<Contact, 'organisation' | 'address'>): string {
  return shortDigest('contact', contact.organisation, recipientKey(contact.address));
}

/** The contact of that id, if it is one of these. */
export function contactNamed(contacts: readonly Contact[], id: string | undefined): Contact | undefined {
  return contacts.find((contact) => contactId(contact) === id);
}

/**
 * One contact for each person, in the order of their ids: addresses that differ only in case are one, with the roles of
 * all and the name and language of the first.
 */
export function mergeContacts(contacts: readonly Contact[]): Contact[] {
  const byId = new Map<string, Contact>();
  for (const contact of contacts) {
    const id = contactId(contact);
    const known = byId.get(id);
    const groups = [...new Set([...(known?.groups ?? []), ...contact.groups])];
    byId.set(id, { ...(known ?? contact), groups });
  }
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, contact]) => contact);
}

/** Where contacts are kept. */
export interface Contacts {
  /** Everyone at an organisation, in a stable order. */
  ofOrganisation(organisation: string): Promise<Contact[]>;
  /** Stores contacts whole; an address that is already there is replaced. */
  save(contacts: readonly Contact[]): Promise<void>;
}
