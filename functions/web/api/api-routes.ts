import type { ApiRoute } from './api-route.ts';
import { CATALOGUE_ROUTES } from './catalogues.ts';
import { LEDGER_API } from './ledger.ts';
import { MILESTONE_ROUTES } from './milestones.ts';
import { NEWS_ROUTES } from './news.ts';
import { ORGANISATION_ROUTES } from './organisations.ts';
import { OVERDUE_ROUTES } from './overdue.ts';
import { PACKET_ROUTES } from './packets.ts';
import { PARTICIPATION_ROUTES } from './participations.ts';
import { PREVIEW_ROUTES } from './previews.ts';
import { REGISTER_API } from './register.ts';
import { ROLLOUT_ROUTES } from './rollouts.ts';
import { TASK_ROUTES } from './tasks.ts';
import { UNKNOWN_ROUTES } from './unknown.ts';

/** Every route of the API that the console answers; other functions have their own. */
export const API_ROUTES: readonly ApiRoute[] = [
  ...MILESTONE_ROUTES,
  ...PREVIEW_ROUTES,
  ...LEDGER_API,
  ...UNKNOWN_ROUTES,
  ...ROLLOUT_ROUTES,
  ...OVERDUE_ROUTES,
  ...CATALOGUE_ROUTES,
  ...ORGANISATION_ROUTES,
  ...PARTICIPATION_ROUTES,
  ...TASK_ROUTES,
  ...PACKET_ROUTES,
  ...REGISTER_API,
  ...NEWS_ROUTES,
];
