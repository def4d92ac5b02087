import * as z from 'zod';
import { type Contact, contactId } from '../../../domain/contacts/contact.ts';
import type { AuditEntry } from '../../../domain/contacts/contact-store.ts';
import { type Key, keyOf } from './keys.ts';
import type { Row } from './table.ts';

/** The row with the register's version and open import. */
export const STATE: Key = keyOf('registerState', {});
export const stateSchema = z.object({ version: z.int().default(0), open: z.string().optional() });
export const stagedSchema = z.object({ id: z.string(), at: z.int() });
/** The sort key of a part is `organisation#number`. */
export const partSchema = z.object({
  part: z
    .string()
    .transform((part) => part.split('#'))
    .pipe(z.tuple([z.string(), z.string()]))
    .transform(([organisation, number]) => ({ organisation, number })),
});

/** A contact's row. */
export function contactRow(contact: Contact): Row {
  return {
    ...keyOf('contact', { organisation: contact.organisation, contact: contactId(contact) }),
    ...contact,
  };
}

/** An audit row, beside the organisation's contacts, in order of time. */
export function auditRow(entry: AuditEntry): Row {
  return { ...keyOf('auditEntry', entry), ...entry };
}

/** Splits into groups of at most the given size. */
export function chunks<T>(things: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(things.length / size) }, (_, index) =>
    things.slice(index * size, (index + 1) * size),
  );
}
