import type { Context } from 'hono';
import type { PublishedReleases } from '../../../domain/press/published-release.ts';
import type { GatherRolloutPorts } from '../../../domain/public/use-cases/gather-rollout.ts';
import type { ShowIssuesPorts } from '../../../domain/public/use-cases/show-issues.ts';
import type { ReadRollout } from '../../../domain/public/use-cases/show-rollout.ts';
import type { ShowRolloutsPorts } from '../../../domain/public/use-cases/show-rollouts.ts';
import { type SiteContext, siteProblemPage } from '../../../templates/pages/public/site-page.ts';
import { pageLocale } from '../http/page-locale.ts';

export type SiteOptions = {
  ports: GatherRolloutPorts &
    Pick<ShowRolloutsPorts, 'rollouts'> &
    Pick<ShowIssuesPorts, 'issues'> & { releases: PublishedReleases };
  /** Where the pages are, without a slash at the end. */
  origin: string;
  /** Where shortcomings in accessibility are reported. */
  accessibilityAddress: string;
  now: () => number;
};

/** What the routes of the site answer with. */
export type Site = Omit<SiteOptions, 'ports'> & {
  ports: SiteOptions['ports'] & { readRollout: ReadRollout };
  /** The day that it is in Sweden: 2026-11-25. */
  today: () => string;
};

/** How a page was asked for, as its template needs it. `query` is what else but the language decides what is on it. */
export function siteContext(
  context: Context,
  { origin }: Pick<Site, 'origin'>,
  query: Record<string, string> = {},
): SiteContext {
  return { locale: pageLocale(context), origin, path: context.req.path, query };
}

/** The answer where nothing is: the same for what never was, what is not public yet, and what is no more. */
export function missing(context: Context, site: Pick<Site, 'origin'>): Response | Promise<Response> {
  return context.html(siteProblemPage(siteContext(context, site), 'missing'), 404);
}
