import type { ApiRoute } from './api-route.ts';
import { MILESTONE_ROUTES } from './milestones.ts';
import { ORGANISATION_ROUTES } from './organisations.ts';
import { OVERDUE_ROUTES } from './overdue.ts';
import { PACKET_ROUTES } from './packets.ts';
import { PREVIEW_ROUTES } from './previews.ts';
import { ROLLOUT_ROUTES } from './rollouts.ts';
import { TASK_ROUTES } from './tasks.ts';

/** Every route of the API. */
export const API_ROUTES: readonly ApiRoute[] = [
  ...MILESTONE_ROUTES,
  ...PREVIEW_ROUTES,
  ...ROLLOUT_ROUTES,
  ...ORGANISATION_ROUTES,
  ...TASK_ROUTES,
  ...OVERDUE_ROUTES,
  ...PACKET_ROUTES,
];
