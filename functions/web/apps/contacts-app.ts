import type { Hono } from 'hono';
import { CONTACT_API } from '../api/contacts/contact-api.ts';
import { CONTACT_PAGES } from '../console/contacts/contact-pages.ts';
import type { ContactPorts } from '../console/contacts/contact-request.ts';
import { type SignedInOptions, signedInApp } from './signed-in-app.ts';

/** Contact pages and API, behind the console's sign-in. */
export function contactsApp(options: SignedInOptions<ContactPorts>): Hono {
  return signedInApp(options, { pages: CONTACT_PAGES, api: CONTACT_API });
}
