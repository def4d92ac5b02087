import { loadDirectory } from '../../../../domain/contacts/use-cases/load-directory.ts';
import { NotFound } from '../../../../domain/shared/errors.ts';
import { formTokenField } from '../../../../templates/pages/shared/page.ts';
import { onlyOf } from '../../access/visible.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import type { ContactPorts, ContactRoute } from './contact-request.ts';
import { CONTACT_PAGE_ROUTES } from './contact-routes.ts';

/** Contact pages for coordinators, and for local leads within their organisation. */
export const CONTACT_PAGES: readonly PageRoute<ContactPorts>[] = CONTACT_PAGE_ROUTES.map((route) => ({
  method: route.method,
  path: route.path,
  roles: ['coordinator', 'local-lead'],
  scope: route.path.includes('{organisation}') ? { organisation: 'organisation' } : 'own',
  answer: (request) => answered(route.answer, request),
  ...refilling(route),
}));

function refilling({ refill }: ContactRoute): Pick<PageRoute<ContactPorts>, 'refill'> {
  return refill ? { refill: (request) => answered(refill, request) } : {};
}

async function answered(
  answer: NonNullable<ContactRoute['refill']>,
  request: PageRequest<ContactPorts>,
): Promise<PageAnswer> {
  const { user, ports, locale, reader, params } = request;
  const scope = onlyOf(request) ?? 'all';
  const directory = await loadDirectory(scope, ports);
  const { organisation } = params;
  if (organisation !== undefined && !directory.organisations.has(organisation)) return 'not-there';
  const view = { locale, directory, reader, fields: formTokenField(reader.formToken) };
  try {
    return await answer({ ...request, by: user.address, scope, view, directory });
  } catch (error) {
    if (error instanceof NotFound) return 'not-there';
    throw error;
  }
}
