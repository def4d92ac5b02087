import { showOverview } from '../../../../domain/reach/use-cases/show-overview.ts';
import { overviewPage } from '../../../../templates/pages/console/reach/overview.ts';
import type { PageRoute } from '../page-route.ts';

/** Reach of every milestone, for whoever sees the whole country. */
export const OVERVIEW: PageRoute = {
  method: 'GET',
  path: '/overview',
  roles: ['coordinator', 'approver', 'registrar'],
  scope: 'everything',
  async answer({ ports, locale, reader }) {
    return { page: overviewPage(await showOverview(ports), { locale, reader }) };
  },
};
