import type { ApiRoute } from './api-route.ts';
import { CALENDAR_ROUTES } from './calendar/calendar.ts';
import { CATALOGUE_ROUTES } from './catalogue/catalogues.ts';
import { CONTROL_ROUTES } from './controls/controls.ts';
import { LEDGER_API } from './ledger/ledger.ts';
import { SIGN_OFF_ROUTES } from './ledger/sign-offs.ts';
import { CHANGE_ROUTES } from './milestone/changes.ts';
import { DRAFT_ROUTES } from './milestone/drafts.ts';
import { MILESTONE_ROUTES } from './milestone/milestones.ts';
import { PREPARED_COUNTER_ROUTES } from './milestone/prepared-counters.ts';
import { PREVIEW_ROUTES } from './milestone/previews.ts';
import { STATUS_FEED_ROUTES } from './milestone/status-feed.ts';
import { NEWS_ROUTES } from './newsletter/news.ts';
import { QUESTION_ROUTES } from './questions/questions.ts';
import { ACCOUNT_API } from './reach/account.ts';
import { GOALS_API } from './reach/goals.ts';
import { VERIFIED_REACH_API } from './reach/verified-reach.ts';
import { REGISTER_API } from './register/register.ts';
import { ORGANISATION_ROUTES } from './rollout/organisations.ts';
import { PARTICIPATION_ROUTES } from './rollout/participations.ts';
import { ROLLOUT_ROUTES } from './rollout/rollouts.ts';
import { FAILED_ROUTES } from './sending/failed.ts';
import { HOLD_ROUTES } from './sending/holds.ts';
import { UNKNOWN_ROUTES } from './sending/unknown.ts';
import { FOLLOW_UP_ROUTES } from './tasks/follow-ups.ts';
import { OVERDUE_ROUTES } from './tasks/overdue.ts';
import { PACKET_ROUTES } from './tasks/packets.ts';
import { TASK_ROUTES } from './tasks/tasks.ts';
import { WEBHOOK_ROUTES } from './webhooks/webhooks.ts';

/** Every route of the API served by the console function; others are served elsewhere. */
export const API_ROUTES: readonly ApiRoute[] = [
  ...MILESTONE_ROUTES,
  ...DRAFT_ROUTES,
  ...PREPARED_COUNTER_ROUTES,
  ...CHANGE_ROUTES,
  ...PREVIEW_ROUTES,
  ...STATUS_FEED_ROUTES,
  ...WEBHOOK_ROUTES,
  ...LEDGER_API,
  ...SIGN_OFF_ROUTES,
  ...UNKNOWN_ROUTES,
  ...FAILED_ROUTES,
  ...HOLD_ROUTES,
  ...CONTROL_ROUTES,
  ...ROLLOUT_ROUTES,
  ...OVERDUE_ROUTES,
  ...CALENDAR_ROUTES,
  ...CATALOGUE_ROUTES,
  ...ORGANISATION_ROUTES,
  ...PARTICIPATION_ROUTES,
  ...TASK_ROUTES,
  ...FOLLOW_UP_ROUTES,
  ...PACKET_ROUTES,
  ...ACCOUNT_API,
  ...GOALS_API,
  ...VERIFIED_REACH_API,
  ...REGISTER_API,
  ...NEWS_ROUTES,
  ...QUESTION_ROUTES,
];
