import type { Hono } from 'hono';
import type {
  ReadUnsubscribeLinkPorts,
  UnsubscribePorts,
} from '../../../domain/links/use-cases/unsubscribe.ts';
import { siteProblemPage } from '../../../templates/pages/public/site-page.ts';
import { badLinkPage, failedPage } from '../../../templates/pages/public/unsubscribe.ts';
import { ASSETS } from '../public/assets.ts';
import { UNSUBSCRIBE_PAGES } from '../public/links/unsubscribe-pages.ts';
import { addPublicPages } from '../public/public-route.ts';
import { openSite, type SiteOptions } from '../public/site-page.ts';
import { SITE_PAGES } from '../public/site-pages.ts';
import { unsignedApp } from './unsigned-app.ts';

export type PublicOptions = {
  /** All that the routes get which answer GET. */
  reads: ReadUnsubscribeLinkPorts;
  /** What only those get which answer POST. */
  acts: UnsubscribePorts;
  /** The pages that are there for everybody to read and to find. */
  site: SiteOptions;
  /** Told of every request that failed. */
  onError: (error: Error) => void;
};

/** The public site, the files that all pages refer to, and the way off a list. */
export function publicApp({ reads, acts, site, onError }: PublicOptions): Hono {
  const { origin } = site;
  const app = unsignedApp({ onError, failed: failedPage, badLink: badLinkPage });
  addPublicPages(app, { routes: ASSETS, reads: undefined, acts: undefined });
  addPublicPages(app, { routes: UNSUBSCRIBE_PAGES, reads, acts });
  addPublicPages(app, {
    routes: SITE_PAGES,
    reads: openSite(site),
    acts: undefined,
    // The same for what never was, what is not public yet, and what is no more.
    notThere: (context, { locale, path }) =>
      context.html(siteProblemPage({ locale, origin, path, query: {} }, 'missing'), 404),
  });
  return app;
}
