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
  /** Whose issues these are, where they are those of one organisation; `page` where it has one. */
  organisation: { code: string; name: string; page: boolean } | undefined;
  /** The path of the page where one subscribes, where anybody may. */
  subscribe: string | undefined;
  lines: IssueLine[];
};

const ISSUES_SHOWN = 60;

/** The newsletters of a rollout, or of one organisation in it, the newest first. Undefined where there is no such rollout or organisation. */
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
  /** What the groups are called that an item concerns, by the group's id. */
  groups: Readonly<Record<string, string>>;
  /** The path of the page where one subscribes, where anybody may. */
  subscribe: string | undefined;
};

/** An issue as its readers got it, with what concerns every group. Undefined where nobody may read one. */
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
