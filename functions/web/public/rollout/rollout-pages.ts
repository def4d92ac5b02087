import { PROGRESS_ORDERS } from '../../../../domain/public/progress-sort.ts';
import { showAnswers } from '../../../../domain/public/use-cases/show-answers.ts';
import { showOrganisation } from '../../../../domain/public/use-cases/show-organisation.ts';
import { showRelated } from '../../../../domain/public/use-cases/show-related.ts';
import { type RolloutView, showRollout } from '../../../../domain/public/use-cases/show-rollout.ts';
import { showRolloutFeed } from '../../../../domain/public/use-cases/show-rollout-feed.ts';
import { showRollouts } from '../../../../domain/public/use-cases/show-rollouts.ts';
import { answersSection } from '../../../../templates/pages/public/questions/answers-section.ts';
import { standingsCsv, standingsJson } from '../../../../templates/pages/public/rollout/open-data.ts';
import { organisationPage } from '../../../../templates/pages/public/rollout/organisation-page.ts';
import { relatedSection } from '../../../../templates/pages/public/rollout/related.ts';
import { rolloutFeed } from '../../../../templates/pages/public/rollout/rollout-feed.ts';
import { rolloutPage } from '../../../../templates/pages/public/rollout/rollout-page.ts';
import { rolloutsPage } from '../../../../templates/pages/public/rollout/rollouts-page.ts';
import { html } from '../../../../templates/shared/html.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import { ON_SITE, type SiteRequest, type SiteRoute, siteContext } from '../site-page.ts';

/** Rollouts, organisations and open data. */
export const ROLLOUT_PAGES: readonly SiteRoute[] = [
  {
    ...ON_SITE,
    path: '/rollouts',
    answer: async (request) => ({
      page: rolloutsPage(await showRollouts(asOf(request), request.ports), siteContext(request)),
    }),
  },
  { ...ON_SITE, path: '/rollouts/{rollout}', answer: ofRollout(withRelated) },
  {
    ...ON_SITE,
    path: '/rollouts/{rollout}/feed.atom',
    async answer(request) {
      const feed = await showRolloutFeed(request.params.rollout ?? '', asOf(request), request.ports);
      if (!feed) return 'not-there';
      return { body: rolloutFeed(feed, siteContext(request)), type: 'application/atom+xml; charset=utf-8' };
    },
  },
  {
    ...ON_SITE,
    path: '/rollouts/{rollout}/organisations.csv',
    answer: ofRollout((view, { locale }) => ({
      body: standingsCsv(view, locale),
      type: 'text/csv; charset=utf-8; header=present',
      name: `${view.id}-organisations.csv`,
    })),
  },
  {
    ...ON_SITE,
    path: '/rollouts/{rollout}/organisations.json',
    answer: ofRollout((view, { locale }) => ({
      body: standingsJson(view, locale),
      type: 'application/json; charset=utf-8',
    })),
  },
  {
    ...ON_SITE,
    path: '/rollouts/{rollout}/{organisation}',
    async answer(request) {
      const { rollout = '', organisation = '' } = request.params;
      const shown = await showOrganisation({ rollout, organisation }, asOf(request), request.ports);
      if (!shown) return 'not-there';
      const related = await relatedTo({ rollout, organisation }, request);
      return { page: organisationPage(shown, { context: siteContext(request), related }) };
    },
  },
];

const asOf = ({ locale, ports }: SiteRequest) => ({ locale, today: ports.today() });

function ofRollout(answer: (view: RolloutView, request: SiteRequest) => PageAnswer | Promise<PageAnswer>) {
  return async (request: SiteRequest): Promise<PageAnswer> => {
    const view = await showRollout(request.params.rollout ?? '', asOf(request), request.ports);
    return view ? answer(view, request) : 'not-there';
  };
}

async function withRelated(view: RolloutView, request: SiteRequest): Promise<PageAnswer> {
  const order = PROGRESS_ORDERS.find((one) => one === request.query.sort);
  const context = siteContext(request, order ? { sort: order } : {});
  const related = await relatedTo({ rollout: view.id }, request);
  return { page: rolloutPage(view, { context, order: order ?? PROGRESS_ORDERS[0], related }) };
}

/** What else has been published, what others have asked, and where one asks. */
async function relatedTo(about: { rollout: string; organisation?: string }, { locale, ports }: SiteRequest) {
  const [related, answers] = [
    await showRelated(about, locale, ports),
    await showAnswers(about, locale, ports),
  ];
  return html`${relatedSection(related, locale)}${answersSection(answers, locale)}`;
}
