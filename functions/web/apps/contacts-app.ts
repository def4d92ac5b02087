import type { Hono } from 'hono';
import { loadDirectory } from '../../../domain/contacts/use-cases/load-directory.ts';
import { NotFound } from '../../../domain/shared/errors.ts';
import { formTokenField } from '../../../templates/pages/shared/page.ts';
import { CONTACT_API } from '../api/contacts/contact-api.ts';
import { CONTACT_ROUTES } from '../console/contacts/contact-routes.ts';
import type { ContactPorts, ContactRoute } from '../console/contacts/contact-visit.ts';
import type { PageAnswer, PageRoute, PageVisit } from '../console/page-route.ts';
import { type OfficeOptions, officeApp } from './signed-in-app.ts';

/** The pages about contacts, each for coordinators, and for local leads as far as their own organisation goes. */
export const CONTACT_PAGES: readonly PageRoute<ContactPorts>[] = CONTACT_ROUTES.map((route) => ({
  method: route.method,
  path: route.path,
  roles: ['coordinator', 'local-lead'],
  scope: route.path.includes('{organisation}') ? { organisation: 'organisation' } : 'own',
  answer: (visit) => answer(route, visit),
}));

/** The pages and the API about contacts, in the console and behind its sign-in. */
export function contactsApp(options: OfficeOptions<ContactPorts>): Hono {
  return officeApp(options, { pages: CONTACT_PAGES, api: CONTACT_API });
}

async function answer(route: ContactRoute, visit: PageVisit<ContactPorts>): Promise<PageAnswer> {
  const { user, admission, ports, locale, reader, params } = visit;
  const scope = admission.everything ? 'all' : admission.organisation;
  const directory = await loadDirectory(scope, ports);
  const { organisation } = params;
  if (organisation !== undefined && !directory.organisations.has(organisation)) return 'not-there';
  const view = { locale, directory, reader, fields: formTokenField(reader.formToken) };
  try {
    return await route.answer({ ...visit, by: user.address, scope, view, directory });
  } catch (error) {
    if (error instanceof NotFound) return 'not-there';
    throw error;
  }
}
