import type { PublishedAnswers } from '../../../domain/answers/published-answer.ts';
import type { PublishedReleases } from '../../../domain/press/published-release.ts';
import {
  type LoadPublicRolloutPorts,
  loadPublicRollout,
} from '../../../domain/public/use-cases/load-public-rollout.ts';
import type { ShowIssuesPorts } from '../../../domain/public/use-cases/show-issues.ts';
import type { ReadRollout } from '../../../domain/public/use-cases/show-rollout.ts';
import type { ShowRolloutsPorts } from '../../../domain/public/use-cases/show-rollouts.ts';
import type { ReadLogPorts } from '../../../domain/register/use-cases/read-log.ts';
import { toStockholm } from '../../../domain/shared/stockholm-time.ts';
import type { SiteContext } from '../../../templates/pages/public/site-page.ts';
import { cachedRead } from '../http/cached-read.ts';
import type { PublicRequest, PublicRoute } from './public-route.ts';
import type { SitePath } from './site-paths.ts';

export type SiteOptions = {
  ports: LoadPublicRolloutPorts &
    Pick<ShowRolloutsPorts, 'rollouts'> &
    Pick<ShowIssuesPorts, 'issues'> &
    ReadLogPorts & {
      releases: PublishedReleases;
      publishedAnswers: Pick<PublishedAnswers, 'ofRollout'>;
    };
  /** Base URL of the pages, without a trailing slash. */
  origin: string;
  /** Mail address for accessibility reports. */
  accessibilityAddress: string;
  now: () => number;
};

/** Read ports of the site's pages. */
export type Site = SiteOptions['ports'] &
  Pick<SiteOptions, 'origin' | 'accessibilityAddress'> & {
    readRollout: ReadRollout;
    /** Today's date in Sweden: 2026-11-25. */
    today: () => string;
  };

/** How long a cached rollout may be stale; ms. */
const FRESH_MILLIS = 60_000;

export function openSite({ ports, now, ...about }: SiteOptions): Site {
  const readRollout = cachedRead((id: string) => loadPublicRollout(id, ports), { now, millis: FRESH_MILLIS });
  return { ...ports, ...about, readRollout, today: () => toStockholm(now()).date };
}

export type SiteRequest = PublicRequest<Site>;
export type SiteRoute = PublicRoute<Site, unknown> & { method: 'GET'; path: SitePath };

/** Common to all pages of the site: read-only, the same for everyone, cacheable for a minute. */
export const ON_SITE = { method: 'GET', who: 'anyone', cache: 'minute' } as const;

/** Template context of a request. `query` is everything but the language that determines the content. */
export function siteContext(
  { locale, path, ports: { origin } }: SiteRequest,
  query: Record<string, string> = {},
): SiteContext {
  return { locale, origin, path, query };
}
