import { listOpenData } from '../../../domain/public/use-cases/list-open-data.ts';
import { listPublicPaths } from '../../../domain/public/use-cases/list-public-paths.ts';
import { accessibilityPage } from '../../../templates/pages/public/accessibility-page.ts';
import { dataCatalogue } from '../../../templates/pages/public/data-catalogue.ts';
import { robots, sitemap } from '../../../templates/pages/public/sitemap.ts';
import { PUBLIC_NEWSLETTER_PAGES } from './newsletter/newsletter-pages.ts';
import { NEWSROOM_PAGES } from './press/newsroom-pages.ts';
import { ASK_PAGE } from './questions/ask-choice-page.ts';
import { LOG_PAGES } from './register/log-pages.ts';
import { ROLLOUT_PAGES } from './rollout/rollout-pages.ts';
import { ON_SITE, type SiteRoute, siteContext } from './site-page.ts';

/** The public site. */
export const SITE_PAGES: readonly SiteRoute[] = [
  ...ROLLOUT_PAGES,
  ...PUBLIC_NEWSLETTER_PAGES,
  ...NEWSROOM_PAGES,
  ...LOG_PAGES,
  ASK_PAGE,
  {
    ...ON_SITE,
    path: '/accessibility',
    answer: (request) => ({
      page: accessibilityPage(siteContext(request), request.ports.accessibilityAddress),
    }),
  },
  {
    ...ON_SITE,
    path: '/sitemap.xml',
    answer: async ({ ports }) => ({
      body: sitemap(await listPublicPaths(ports), ports.origin),
      type: 'application/xml; charset=utf-8',
    }),
  },
  {
    ...ON_SITE,
    path: '/dcat',
    async answer({ ports }) {
      const about = { origin: ports.origin, contactAddress: ports.accessibilityAddress };
      const body = dataCatalogue(await listOpenData(ports), about);
      return body === undefined ? 'not-there' : { body, type: 'application/rdf+xml; charset=utf-8' };
    },
  },
  {
    ...ON_SITE,
    path: '/robots.txt',
    answer: ({ ports }) => ({ body: robots(ports.origin), type: 'text/plain; charset=UTF-8' }),
  },
];
