import {
  type IssueEdition,
  type IssueHeading,
  type IssueRef,
  issuePath,
  type NewsletterIssues,
} from '../../newsletter/newsletter-issue.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { inLocale, type Locale } from '../../shared/locale.ts';
import type { PublicRollout } from '../public-rollout.ts';
import { shownIn } from '../rollout-course.ts';
import { subscribePathOf } from './load-public-rollout.ts';
import { languageOf } from './show-newsroom.ts';
import type { ReadRollout } from './show-rollout.ts';

export type ShowIssuesPorts = {
  issues: Pick<NewsletterIssues, 'find' | 'ofOrganisation' | 'ofRollout'>;
  readRollout: ReadRollout;
};

/** An issue in a list. */
export type IssueLine = {
  path: string;
  title: string;
  locale: Locale;
  organisation: string;
  publishedAt: number;
};

export type IssuesView = {
  rollout: { id: string; name: string };
  /** The organisation, for a list of one; `page` if it has a public page. */
  organisation: { code: string; name: string; page: boolean } | undefined;
  /** Path of the subscription page, if there is one. */
  subscribe: string | undefined;
  lines: IssueLine[];
};

const ISSUES_SHOWN = 60;

/**
 * A rollout's newsletters, or one organisation's, newest first. Undefined if rollout or organisation do not
 * exist, and where nothing has been told yet.
 */
export async function showIssues(
  { rollout: id, organisation: code }: { rollout: string; organisation?: string | undefined },
  locale: Locale,
  { issues, readRollout }: ShowIssuesPorts,
): Promise<IssuesView | undefined> {
  const open = await readRollout(id);
  const member = open?.members.find(({ organisation }) => organisation.code === code);
  if (!open || (code !== undefined && !member)) return undefined;
  const headings =
    code === undefined ? await issues.ofRollout(id, ISSUES_SHOWN) : await issues.ofOrganisation(id, code);
  if (open.told.length === 0 && headings.length === 0) return undefined;
  return {
    rollout: { id, name: shownIn(open.rollout.name, open, locale) },
    organisation: member && {
      code: member.organisation.code,
      name: shownIn(member.organisation.name, open, locale),
      page: member.organisation.kind !== 'national',
    },
    subscribe: subscribePathOf(open),
    lines: headings.map((heading) => issueLine(heading, open, locale)),
  };
}

function issueLine(heading: IssueHeading, open: PublicRollout, locale: Locale): IssueLine {
  const [language, title] = languageOf(heading.titles, locale);
  const member = open.members.find(({ organisation }) => organisation.code === heading.organisation);
  return {
    path: issuePath(heading),
    title: title ?? '',
    locale: language,
    organisation: member ? shownIn(member.organisation.name, open, locale) : heading.organisation,
    publishedAt: heading.publishedAt,
  };
}

export type IssueView = {
  ref: IssueRef;
  locale: Locale;
  edition: IssueEdition;
  publishedAt: number;
  /** Names of the groups that items concern, by id. */
  groups: Readonly<Record<string, string>>;
  /** Path of the subscription page, if there is one. */
  subscribe: string | undefined;
};

/** An issue as sent, with the items of every group. Undefined if it is not public. */
export async function showIssue(
  ref: IssueRef,
  wanted: Locale,
  { issues, readRollout }: ShowIssuesPorts,
): Promise<IssueView | undefined> {
  const [issue, open] = await allSettledOrThrow([issues.find(ref), readRollout(ref.rollout)]);
  if (!issue || !open) return undefined;
  const [locale, edition] = languageOf(issue.editions, wanted);
  if (!edition) return undefined;
  const groups = Object.entries(open.version.catalogue.groups).map(([id, { name }]) => [
    id,
    inLocale(name, locale),
  ]);
  return {
    ref,
    locale,
    edition,
    publishedAt: issue.publishedAt,
    groups: Object.fromEntries(groups),
    subscribe: subscribePathOf(open),
  };
}
