import type { Hono } from 'hono';
import { loadDirectory } from '../../../domain/contacts/use-cases/load-directory.ts';
import { NotFound } from '../../../domain/shared/errors.ts';
import { formTokenField } from '../../../templates/pages/shared/page.ts';
import { CONTACT_API } from '../api/contacts/contact-api.ts';
import type { ContactPorts, ContactRoute } from '../console/contacts/contact-request.ts';
import { CONTACT_ROUTES } from '../console/contacts/contact-routes.ts';
import type { PageRequest, PageRoute } from '../console/page-route.ts';
import type { PageAnswer } from '../http/page-answer.ts';
import { type SignedInOptions, signedInApp } from './signed-in-app.ts';

/** The pages about contacts, each for coordinators, and for local leads as far as their own organisation goes. */
export const CONTACT_PAGES: readonly PageRoute<ContactPorts>[] = CONTACT_ROUTES.map((route) => ({
  method: route.method,
  path: route.path,
  roles: ['coordinator', 'local-lead'],
  scope: route.path.includes('{organisation}') ? { organisation: 'organisation' } : 'own',
  answer: (request) => answer(route, request),
}));

/** The pages and the API about contacts, in the console and behind its sign-in. */
export function contactsApp(options: SignedInOptions<ContactPorts>): Hono {
  return signedInApp(options, { pages: CONTACT_PAGES, api: CONTACT_API });
}

async function answer(route: ContactRoute, request: PageRequest<ContactPorts>): Promise<PageAnswer> {
  const { user, admission, ports, locale, reader, params } = request;
  const scope = admission.everything ? 'all' : admission.organisation;
  const directory = await loadDirectory(scope, ports);
  const { organisation } = params;
  if (organisation !== undefined && !directory.organisations.has(organisation)) return 'not-there';
  const view = { locale, directory, reader, fields: formTokenField(reader.formToken) };
  try {
    return await route.answer({ ...request, by: user.address, scope, view, directory });
  } catch (error) {
    if (error instanceof NotFound) return 'not-there';
    throw error;
  }
}
