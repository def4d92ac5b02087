import { issuePath, type NewsletterIssues } from '../../newsletter/newsletter-issue.ts';
import { type PublishedReleases, releasePath } from '../../press/published-release.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { publicOn } from '../rollout-course.ts';
import type { ReadRollout } from './show-rollout.ts';

export type ListPublicPathsPorts = {
  rollouts: Pick<Rollouts, 'list'>;
  readRollout: ReadRollout;
  /** Today's date in Sweden: 2026-11-25. */
  today: () => string;
  releases: Pick<PublishedReleases, 'latest'>;
  issues: Pick<NewsletterIssues, 'ofRollout'>;
};

// A sitemap holds 50,000 URLs; a year of newsletters in every municipality is 15,000.
const ISSUES_LISTED = 1000;

/** Paths of all public pages, for search engines. */
export async function listPublicPaths(ports: ListPublicPathsPorts): Promise<string[]> {
  const [rollouts, releases] = await allSettledOrThrow([ports.rollouts.list(), ports.releases.latest()]);
  const ofRollouts = await allSettledOrThrow(rollouts.map(({ id }) => pathsOfRollout(id, ports)));
  return [
    '/rollouts',
    '/newsroom',
    '/ask',
    '/accessibility',
    ...ofRollouts.flat(),
    ...releases.map(({ slug }) => releasePath(slug)),
  ];
}

async function pathsOfRollout(id: string, ports: ListPublicPathsPorts): Promise<string[]> {
  const [known, issues] = await allSettledOrThrow([
    ports.readRollout(id),
    ports.issues.ofRollout(id, ISSUES_LISTED),
  ]);
  const open = known && publicOn(known, ports.today()).told.length > 0 ? known : undefined;
  const members = (open?.members ?? []).filter(({ organisation }) => organisation.kind !== 'national');
  return [
    ...(open ? [`/rollouts/${id}`] : []),
    ...(open || issues.length > 0 ? [`/newsletters/${id}`] : []),
    ...members.map(({ organisation }) => `/rollouts/${id}/${organisation.code}`),
    ...issues.map((issue) => issuePath(issue)),
  ];
}
