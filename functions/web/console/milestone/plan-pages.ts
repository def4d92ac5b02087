import { listPlans } from '../../../../domain/milestone/use-cases/list-plans.ts';
import { planPage } from '../../../../templates/pages/console/milestone/plan-page.ts';
import type { PageRoute } from '../page-route.ts';

/** What is planned and what has been told, of every rollout. */
export const PLAN_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/plan',
    roles: ['coordinator', 'approver', 'registrar'],
    scope: 'everything',
    async answer({ ports, locale, reader }) {
      return { page: planPage({ locale, reader, plans: await listPlans(ports) }) };
    },
  },
];
