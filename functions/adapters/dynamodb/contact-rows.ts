import * as z from 'zod';
import { type Contact, contactId } from '../../../domain/contacts/contact.ts';
import type { ContactDeed } from '../../../domain/contacts/contact-register.ts';
import type { Key, Row } from './table.ts';

/** The row with the register's version and the import that is open. */
export const STATE: Key = { pk: 'CONTACT-REGISTER', sk: 'STATE' };
export const stateSchema = z.object({ version: z.int().default(0), open: z.string().optional() });
export const stagedSchema = z.object({ id: z.string(), at: z.int() });
export const partSchema = z.object({ part: z.string() });

export const organisationPartition = (organisation: string) => `ORGANISATION#${organisation}`;
export const importPartition = (id: string) => `CONTACT-IMPORT#${id}`;
export const importKey = (id: string): Key => ({ pk: importPartition(id), sk: 'IMPORT' });
/** What an import will write at one organisation. */
export const partKey = (id: string, part: string): Key => ({ pk: importPartition(id), sk: `PART#${part}` });
/** That an import holds a copy of people's data. */
export const stagedKey = (id: string): Key => ({ pk: STATE.pk, sk: `STAGED#${id}` });
export const contactKey = (organisation: string, id: string): Key => ({
  pk: organisationPartition(organisation),
  sk: `CONTACT#${id}`,
});

/** A contact as it is stored. */
export function contactRow(contact: Contact): Row {
  return { ...contactKey(contact.organisation, contactId(contact)), ...contact };
}

/** What was done, beside the contacts of the organisation, in the order of time. */
export function deedRow(deed: ContactDeed): Row {
  const { organisation, contact, did, at } = deed;
  return { pk: organisationPartition(organisation), sk: `DEED#${at}#${did}#${contact}`, ...deed };
}

/** Things in groups of at most so many. */
export function chunks<T>(things: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(things.length / size) }, (_, index) =>
    things.slice(index * size, (index + 1) * size),
  );
}
