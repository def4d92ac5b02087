import type { PublishedReleases } from '../../press/published-release.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import type { Locale } from '../../shared/locale.ts';
import { type IssuesView, type ShowIssuesPorts, showIssues } from './show-issues.ts';
import { type ReleaseLine, releaseLine } from './show-newsroom.ts';

export type ShowRelatedPorts = ShowIssuesPorts & { releases: Pick<PublishedReleases, 'latest'> };

/** Other publications of a rollout or organisation: the newest releases and newsletters. */
export type RelatedView = {
  rollout: string;
  organisation: string | undefined;
  releases: ReleaseLine[];
  issues: IssuesView['lines'];
};

const SHOWN = 5;

/** The newest releases and newsletters. For an organisation its own editions come before national ones. */
export async function showRelated(
  about: { rollout: string; organisation?: string | undefined },
  locale: Locale,
  ports: ShowRelatedPorts,
): Promise<RelatedView> {
  const { rollout, organisation } = about;
  const [heads, issues] = await allSettledOrThrow([
    ports.releases.latest(rollout),
    showIssues(about, locale, ports),
  ]);
  const own = heads.filter((head) => organisation !== undefined && head.organisation === organisation);
  const editions = new Set(own.map(({ editionOf }) => editionOf));
  const national = heads.filter(
    (head) => head.editionOf === undefined && !own.includes(head) && !editions.has(head.slug),
  );
  return {
    rollout,
    organisation,
    releases: [...own, ...national].slice(0, SHOWN).map((head) => releaseLine(head, locale)),
    issues: issues?.lines.slice(0, SHOWN) ?? [],
  };
}
