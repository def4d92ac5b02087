import type { PublishedReleases } from '../../../domain/press/published-release.ts';
import {
  type LoadPublicRolloutPorts,
  loadPublicRollout,
} from '../../../domain/public/use-cases/load-public-rollout.ts';
import type { ShowIssuesPorts } from '../../../domain/public/use-cases/show-issues.ts';
import type { ReadRollout } from '../../../domain/public/use-cases/show-rollout.ts';
import type { ShowRolloutsPorts } from '../../../domain/public/use-cases/show-rollouts.ts';
import { stockholmTime } from '../../../domain/shared/stockholm-time.ts';
import type { SiteContext } from '../../../templates/pages/public/site-page.ts';
import { cachedRead } from '../http/cached-read.ts';
import type { PublicRequest, PublicRoute } from './public-route.ts';
import type { SitePath } from './site-paths.ts';

export type SiteOptions = {
  ports: LoadPublicRolloutPorts &
    Pick<ShowRolloutsPorts, 'rollouts'> &
    Pick<ShowIssuesPorts, 'issues'> & { releases: PublishedReleases };
  /** Where the pages are, without a slash at the end. */
  origin: string;
  /** Where shortcomings in accessibility are reported. */
  accessibilityAddress: string;
  now: () => number;
};

/** What the pages of the site read from. */
export type Site = SiteOptions['ports'] &
  Pick<SiteOptions, 'origin' | 'accessibilityAddress'> & {
    readRollout: ReadRollout;
    /** The day that it is in Sweden: 2026-11-25. */
    today: () => string;
  };

/** How long a rollout that was read may be shown after it changed; ms. */
const FRESH_MILLIS = 60_000;

export function openSite({ ports, now, ...about }: SiteOptions): Site {
  const readRollout = cachedRead((id: string) => loadPublicRollout(id, ports), { now, millis: FRESH_MILLIS });
  return { ...ports, ...about, readRollout, today: () => stockholmTime(now()).date };
}

export type SiteRequest = PublicRequest<Site>;
export type SiteRoute = PublicRoute<Site, unknown> & { method: 'GET'; path: SitePath };

/** What every page of the site is: it only reads, answers everybody the same, and may be kept for a minute. */
export const ON_SITE = { method: 'GET', who: 'anyone', cache: 'minute' } as const;

/** How a page was asked for, as its template needs it. `query` is what else but the language decides what is on it. */
export function siteContext(
  { locale, path, ports: { origin } }: SiteRequest,
  query: Record<string, string> = {},
): SiteContext {
  return { locale, origin, path, query };
}
