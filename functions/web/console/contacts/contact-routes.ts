import { isActive } from '../../../../domain/contacts/contact.ts';
import { contactsAsCsv } from '../../../../domain/contacts/contact-table.ts';
import {
  CONTACT_SORTS,
  type ContactSearch,
  findContacts,
} from '../../../../domain/contacts/use-cases/find-contacts.ts';
import { contactsPage } from '../../../../templates/pages/console/contacts/contacts.ts';
import { IMPORT_ROUTES } from './contact-import-routes.ts';
import { PERSON_ROUTES } from './contact-person-routes.ts';
import type { ContactRequest, ContactRoute } from './contact-request.ts';

const LIST: ContactRoute = {
  method: 'GET',
  path: '/contacts',
  async answer({ view, directory, ports, query, scope }) {
    const search = searchOf(query, scope);
    const asked = search.text || search.role || search.organisation;
    const found = asked ? await findContacts(search, directory, ports) : undefined;
    return { page: contactsPage(view, { search, found, told: toldOf(query) }) };
  },
};

const TABLE: ContactRoute = {
  method: 'GET',
  path: '/contacts.csv',
  async answer({ view, directory, ports, query, scope }) {
    const { organisation } = searchOf(query, scope);
    const codes = [...directory.organisations.keys()];
    const wanted = organisation === undefined ? codes : codes.filter((code) => code === organisation);
    const { contacts } = await ports.contactStore.read(wanted);
    const file = contactsAsCsv(contacts.filter(isActive), directory, view.locale);
    return { file, name: `${['contacts', ...(organisation === undefined ? [] : wanted)].join('-')}.csv` };
  },
};

/** All contact routes. Exact paths come before those with parameters. */
export const CONTACT_PAGE_ROUTES: readonly ContactRoute[] = [LIST, TABLE, ...IMPORT_ROUTES, ...PERSON_ROUTES];

function searchOf(
  { text, role, organisation, ended, sort }: ContactRequest['query'],
  scope: string,
): ContactSearch {
  const own = scope === 'all' ? organisation : scope;
  return {
    ...(text?.trim() ? { text: text.trim().slice(0, 120) } : {}),
    ...(role ? { role } : {}),
    ...(own ? { organisation: own } : {}),
    ended: ended === 'yes',
    sort: CONTACT_SORTS.find((one) => one === sort),
  };
}

function toldOf({ erased, waits }: ContactRequest['query']) {
  const count = /^\d{1,3}$/.exec(erased ?? waits ?? '')?.[0];
  if (count === undefined) return undefined;
  return { word: erased === undefined ? 'told.eraseWaits' : 'told.erased', count: Number(count) } as const;
}
