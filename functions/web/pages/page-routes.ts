import { CATALOGUE_PAGES } from './catalogues/catalogue-pages.ts';
import { LEDGER_ROUTES } from './ledger.ts';
import { DRAFT_PAGES } from './milestones/draft-pages.ts';
import { STATUS_PAGES } from './milestones/status-pages.ts';
import { NEWS_FORM_PAGES } from './newsletters/news-form-pages.ts';
import { NEWSLETTER_PAGES } from './newsletters/newsletter-pages.ts';
import { ORGANISATION_PAGES } from './organisations/organisation-pages.ts';
import { OVERVIEW } from './overview.ts';
import { OWN_LEDGER_PAGES } from './own-ledger.ts';
import type { PageRoute } from './page-route.ts';
import { REACH_PAGES } from './reach.ts';
import { REGISTER_ROUTES } from './register.ts';
import { OCCASION_PAGES } from './work/occasion-pages.ts';
import { WORK_PAGES } from './work/work-pages.ts';

/** Every page of the console, in the order in which they are offered. A new page is a line here. */
export const PAGE_ROUTES: readonly PageRoute[] = [
  OVERVIEW,
  ...WORK_PAGES,
  ...NEWS_FORM_PAGES,
  ...NEWSLETTER_PAGES,
  ...OCCASION_PAGES,
  ...DRAFT_PAGES,
  ...STATUS_PAGES,
  ...LEDGER_ROUTES,
  ...OWN_LEDGER_PAGES,
  ...REACH_PAGES,
  ...REGISTER_ROUTES,
  ...CATALOGUE_PAGES,
  ...ORGANISATION_PAGES,
];
