import type { ApiRoute } from './api-route.ts';
import { MILESTONE_ROUTES } from './milestones.ts';
import { NEWS_ROUTES } from './news.ts';
import { ORGANISATION_ROUTES } from './organisations.ts';
import { PREVIEW_ROUTES } from './previews.ts';
import { ROLLOUT_ROUTES } from './rollouts.ts';

/** Every route of the API. */
export const API_ROUTES: readonly ApiRoute[] = [
  ...MILESTONE_ROUTES,
  ...PREVIEW_ROUTES,
  ...ROLLOUT_ROUTES,
  ...ORGANISATION_ROUTES,
  ...NEWS_ROUTES,
];
