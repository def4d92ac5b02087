import { CALENDAR_ADDRESS_PAGES } from './calendar/address-pages.ts';
import { CATALOGUE_PAGES } from './catalogue/catalogue-pages.ts';
import { CONTROL_PAGES } from './controls/control-pages.ts';
import { LEDGER_ROUTES } from './ledger/ledger.ts';
import { OWN_LEDGER_PAGES } from './ledger/own-ledger.ts';
import { COUNTER_PAGES } from './milestone/counter-pages.ts';
import { DRAFT_PAGES } from './milestone/draft-pages.ts';
import { PLAN_PAGES } from './milestone/plan-pages.ts';
import { STATUS_PAGES } from './milestone/status-pages.ts';
import { NEWS_FORM_PAGES } from './newsletter/news-form-pages.ts';
import { NEWSLETTER_PAGES } from './newsletter/newsletter-pages.ts';
import type { PageRoute } from './page-route.ts';
import { MACHINE_PAGES } from './people/machine-pages.ts';
import { CONSOLE_QUESTION_PAGES } from './questions/question-pages.ts';
import { GOAL_PAGES } from './reach/goal-pages.ts';
import { OVERVIEW } from './reach/overview.ts';
import { REACH_PAGES } from './reach/reach.ts';
import { REGISTER_ROUTES } from './register/register.ts';
import { FACT_PAGES } from './rollout/fact-pages.ts';
import { ORGANISATION_PAGES } from './rollout/organisation-pages.ts';
import { RESTORE_PAGES } from './sending/restore-pages.ts';
import { SENDING_PAGES } from './sending/sending-pages.ts';
import { FOLLOW_UP_PAGES } from './tasks/follow-up-pages.ts';
import { OCCASION_PAGES } from './tasks/occasion-pages.ts';
import { SIGN_OFF_PAGES } from './tasks/sign-off-pages.ts';
import { WORK_PAGES } from './tasks/work-pages.ts';
import { WEBHOOK_PAGES } from './webhooks/webhook-pages.ts';

/** Every page of the console. Add new pages here. */
export const PAGE_ROUTES: readonly PageRoute[] = [
  OVERVIEW,
  ...PLAN_PAGES,
  ...CALENDAR_ADDRESS_PAGES,
  ...WORK_PAGES,
  ...NEWS_FORM_PAGES,
  ...NEWSLETTER_PAGES,
  ...CONSOLE_QUESTION_PAGES,
  ...OCCASION_PAGES,
  ...SIGN_OFF_PAGES,
  ...FOLLOW_UP_PAGES,
  ...DRAFT_PAGES,
  ...COUNTER_PAGES,
  ...STATUS_PAGES,
  ...SENDING_PAGES,
  ...LEDGER_ROUTES,
  ...OWN_LEDGER_PAGES,
  ...REACH_PAGES,
  ...GOAL_PAGES,
  ...REGISTER_ROUTES,
  ...RESTORE_PAGES,
  ...CONTROL_PAGES,
  ...CATALOGUE_PAGES,
  ...ORGANISATION_PAGES,
  ...FACT_PAGES,
  ...WEBHOOK_PAGES,
  ...MACHINE_PAGES,
];
