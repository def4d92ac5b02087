import * as z from 'zod';
import { milestoneKindSchema, roleSchema, topicSchema } from '../catalogue/catalogue-ids.ts';
import { shownFactSchema } from '../catalogue/fact.ts';
import { type Dispatch, dispatchIdSchema } from '../mail/dispatch.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { responsibleSchema, rolloutIdSchema } from '../rollout/rollout.ts';
import { type IsoWeek, isoWeekSchema } from '../shared/iso-week.ts';
import { localeSchema } from '../shared/locale.ts';

/** What an issue is known by: a rollout has one a week in each organisation. */
export const issueRefSchema = z.strictObject({
  rollout: rolloutIdSchema,
  organisation: organisationCodeSchema,
  ...isoWeekSchema.shape,
});
export type IssueRef = z.infer<typeof issueRefSchema>;

/** What an issue was made of: a milestone, or a piece of news. Each stands in one issue of an organisation. */
export const issueSourceSchema = z.union([
  z.strictObject({ milestone: z.string() }),
  z.strictObject({ news: z.string() }),
]);

/** One topic or piece of news. The Markdown refers to the edition's `facts`; `locale` is the language that it was found in. */
export const issueItemSchema = z.strictObject({
  id: z.string(),
  topic: topicSchema.optional(),
  /** The groups that it concerns, strongest first. */
  groups: z.union([z.literal('all'), z.array(roleSchema).min(1)]),
  locale: localeSchema,
  title: z.string().min(1),
  markdown: z.string().min(1),
});
export type IssueItem = z.infer<typeof issueItemSchema>;

/** An issue in one language, whole: everything that concerns any group. */
export const issueEditionSchema = z.strictObject({
  title: z.string().min(1),
  lead: z.string().min(1),
  service: z.string(),
  organisation: z.string(),
  items: z.array(issueItemSchema).min(1),
  /** Every milestone of the rollout in order, with what the organisation has reached. */
  milestones: z.array(z.strictObject({ kind: milestoneKindSchema, name: z.string(), reached: z.boolean() })),
  /** What comes next: milestones not reached, with the day that is planned (2027-03-01) where it is known. */
  next: z.array(
    z.strictObject({ kind: milestoneKindSchema, name: z.string(), date: z.iso.date().optional() }),
  ),
  facts: z.record(z.string(), shownFactSchema),
});
export type IssueEdition = z.infer<typeof issueEditionSchema>;

/** One week's newsletter in one organisation. Without editions nothing was new, and there is no issue to read. */
export const newsletterIssueSchema = issueRefSchema.extend({
  /** The dispatch that it leaves with. Until that is released nobody may read the issue. */
  dispatch: dispatchIdSchema,
  publishedAt: z.int().min(0),
  catalogue: z.string(),
  catalogueVersion: z.string(),
  /** Who answers questions. */
  contact: responsibleSchema,
  sources: z.array(issueSourceSchema),
  editions: z.record(localeSchema, issueEditionSchema),
});
export type NewsletterIssue = z.infer<typeof newsletterIssueSchema>;

/** What a list of issues shows of each. */
export const issueHeadingSchema = issueRefSchema.extend({
  dispatch: dispatchIdSchema,
  publishedAt: z.int().min(0),
  sources: z.array(issueSourceSchema),
  /** The title of each edition by language; none where nothing was new. */
  titles: z.record(localeSchema, z.string()),
});
export type IssueHeading = z.infer<typeof issueHeadingSchema>;

/** Where the web version of an issue is, below the address of the public pages: `/newsletters/bob/1280/2026-v53`. */
export function issuePath({ rollout, organisation, ...week }: IssueRef): string {
  return `/newsletters/${rollout}/${organisation}/${issueName(week)}`;
}

/** A week as the last part of that path: 2026-v53, 2027-v1. */
export function issueName({ year, week }: IsoWeek): string {
  return `${year}-v${week}`;
}

/** The week that such a name means, or undefined where it is none. */
export function issueWeek(name: string): IsoWeek | undefined {
  const [, year, week] = /^(\d{4})-v([1-9]\d?)$/.exec(name) ?? [];
  const parsed = isoWeekSchema.safeParse({ year: Number(year), week: Number(week) });
  return parsed.success ? parsed.data : undefined;
}

export function headingOf({ editions, ...issue }: NewsletterIssue): IssueHeading {
  const { rollout, organisation, year, week, dispatch, publishedAt, sources } = issue;
  const titles = Object.fromEntries(Object.entries(editions).map(([locale, { title }]) => [locale, title]));
  return { rollout, organisation, year, week, dispatch, publishedAt, sources, titles };
}

/** Whether anybody may read what leaves with a dispatch: once it was released, also if it was stopped on its way. */
export function mayBeRead(dispatch: Pick<Dispatch, 'approvedHash'> | undefined): boolean {
  return dispatch?.approvedHash !== undefined;
}

/**
 * Where issues are kept. What anybody may read is what has left, or is leaving: issues that wait for a release, that were stopped
 * before it, or that have nothing in them are found by {@link kept} and {@link keptSince} alone.
 */
export interface NewsletterIssues {
  /** Keeps an issue if its week has none yet, and returns the one that is kept. */
  freeze(issue: NewsletterIssue): Promise<NewsletterIssue>;
  /** Every issue of an organisation, also those that nobody may read, the newest first. */
  kept(rollout: string, organisation: string): Promise<IssueHeading[]>;
  find(ref: IssueRef): Promise<NewsletterIssue | undefined>;
  /** The newest first. */
  ofOrganisation(rollout: string, organisation: string): Promise<IssueHeading[]>;
  /** Of all organisations from a week on, also those that nobody may read, the oldest week first. */
  keptSince(rollout: string, week: IsoWeek): Promise<IssueHeading[]>;
  /** Of all organisations, the newest week first, at most `limit`. */
  ofRollout(rollout: string, limit: number): Promise<IssueHeading[]>;
}
