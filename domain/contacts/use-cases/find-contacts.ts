import { type Contact, isActive } from '../contact.ts';
import { nameKey } from '../contact-cell.ts';
import type { Directory } from '../contact-directory.ts';
import type { ContactStore } from '../contact-store.ts';

/** The orders of the list of contacts; each goes on with the other. */
export const CONTACT_SORTS = ['organisation', 'name'] as const;
export type ContactSort = (typeof CONTACT_SORTS)[number];

/** Search criteria, all of which must match. `text` matches part of a name or address. */
export type ContactSearch = {
  text?: string | undefined;
  role?: string | undefined;
  organisation?: string | undefined;
  /** Whether to include people whose roles have ended. */
  ended?: boolean;
  /** By organisation, unless said. */
  sort?: ContactSort | undefined;
};

export type FoundContacts = { contacts: Contact[]; total: number };

/** As many as one page shows. */
export const SHOWN_CONTACTS = 200;

/** The first matches in the order that was asked for, and the total. */
export async function findContacts(
  search: ContactSearch,
  directory: Directory,
  { contactStore }: { contactStore: Pick<ContactStore, 'read'> },
): Promise<FoundContacts> {
  const all = [...directory.organisations.keys()];
  const codes = search.organisation === undefined ? all : all.filter((code) => code === search.organisation);
  const { contacts } = await contactStore.read(codes);
  const text = nameKey(search.text ?? '');
  const found = contacts.filter(
    (contact) =>
      (search.ended || isActive(contact)) &&
      (search.role === undefined || contact.groups.includes(search.role)) &&
      (text === '' || nameKey(contact.name).includes(text) || contact.address.toLowerCase().includes(text)),
  );
  const [first, second] = search.sort === 'name' ? (['name', 'organisation'] as const) : CONTACT_SORTS;
  const order = (one: Contact, other: Contact) =>
    one[first].localeCompare(other[first], 'sv') || one[second].localeCompare(other[second], 'sv');
  return { contacts: found.sort(order).slice(0, SHOWN_CONTACTS), total: found.length };
}
