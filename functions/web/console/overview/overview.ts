import { showOverview } from '../../../../domain/reach/use-cases/show-overview.ts';
import { overviewPage } from '../../../../templates/pages/console/overview/overview.ts';
import type { PageRoute } from '../page-route.ts';

/** The start page: everything for national roles, the own organisation for a local lead. */
export const OVERVIEW: PageRoute = {
  method: 'GET',
  path: '/',
  roles: ['coordinator', 'approver', 'registrar', 'local-lead'],
  scope: 'own',
  async answer({ admission, ports, locale, reader, mailboxUrl }) {
    if (admission.everything) {
      return { page: overviewPage(await showOverview(ports), { locale, mailboxUrl, reader }) };
    }
    const organisation = await ports.organisations.find(admission.organisation);
    if (!organisation) return 'not-there';
    const overview = await showOverview(ports, organisation.code);
    return { page: overviewPage(overview, { locale, reader, organisation }) };
  },
};
