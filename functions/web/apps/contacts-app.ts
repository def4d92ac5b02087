import type { Hono } from 'hono';
import { CONTACT_API } from '../api/contacts/contact-api.ts';
import { CONTACT_PAGES } from '../console/contacts/contact-pages.ts';
import type { ContactPorts } from '../console/contacts/contact-request.ts';
import { type SignedInOptions, signedInApp } from './signed-in-app.ts';

/** The pages and the API about contacts, in the console and behind its sign-in. */
export function contactsApp(options: SignedInOptions<ContactPorts>): Hono {
  return signedInApp(options, { pages: CONTACT_PAGES, api: CONTACT_API });
}
