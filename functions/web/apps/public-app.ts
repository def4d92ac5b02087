import type { Hono } from 'hono';
import type {
  ReadUnsubscribeLinkPorts,
  UnsubscribePorts,
} from '../../../domain/links/use-cases/unsubscribe.ts';
import { badLinkPage, publicFailedPage } from '../../../templates/pages/public/links/unsubscribe.ts';
import { ASSETS } from '../public/assets.ts';
import type { OnRevoked } from '../public/links/closed-link.ts';
import { UNSUBSCRIBE_PAGES } from '../public/links/unsubscribe-pages.ts';
import { addPublicPages } from '../public/public-route.ts';
import { openSite, type SiteOptions } from '../public/site-page.ts';
import { SITE_PAGES } from '../public/site-pages.ts';
import { unsignedApp } from './unsigned-app.ts';

export type PublicOptions = {
  /** Ports of GET routes. */
  reads: ReadUnsubscribeLinkPorts;
  /** Ports of POST routes. */
  acts: UnsubscribePorts;
  /** Options of the public site. */
  site: SiteOptions;
  /** Receives every use of a link whose key is revoked. */
  onRevoked?: OnRevoked;
  /** Receives the error of every failed request. */
  onError: (error: Error) => void;
};

/**
 * The public site, shared assets, and unsubscribe pages. Unknown, unpublished and withdrawn content gets the same
 * response.
 */
export function publicApp({ reads, acts, site, onRevoked, onError }: PublicOptions): Hono {
  const app = unsignedApp({
    onError,
    failed: publicFailedPage,
    badLink: badLinkPage,
    links: /^\/unsubscribe\//,
  });
  addPublicPages(app, { routes: ASSETS, reads: undefined, acts: undefined });
  addPublicPages(app, { routes: UNSUBSCRIBE_PAGES, reads, acts: { ...acts, onRevoked } });
  addPublicPages(app, {
    routes: SITE_PAGES,
    reads: openSite(site),
    acts: undefined,
  });
  return app;
}
