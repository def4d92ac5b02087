import * as z from 'zod';
import { milestoneKindSchema, roleSchema, topicSchema } from '../catalogue/catalogue-ids.ts';
import { shownFactSchema } from '../catalogue/fact.ts';
import { type Dispatch, dispatchIdSchema } from '../mail/dispatch.ts';
import { changedFactSchema } from '../plan/change.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { responsibleSchema } from '../rollout/responsible.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { type IsoWeek, isoWeekSchema } from '../shared/iso-week.ts';
import { localeSchema } from '../shared/locale.ts';

/** Identifies an issue: one per week, rollout and organisation. */
export const issueRefSchema = z.strictObject({
  rollout: rolloutIdSchema,
  organisation: organisationCodeSchema,
  ...isoWeekSchema.shape,
});
export type IssueRef = z.infer<typeof issueRefSchema>;

/** What an issue carries: a milestone, a news item or a change. Each appears in one issue per organisation. */
export const issueSourceSchema = z.union([
  z.strictObject({ milestone: z.string() }),
  z.strictObject({ news: z.string() }),
  z.strictObject({ change: z.string() }),
]);

/**
 * One topic, news item or changed fact. Its Markdown refers to the edition's `facts`; `locale` is the language of the
 * text.
 */
export const issueItemSchema = z.strictObject({
  id: z.string(),
  topic: topicSchema.optional(),
  /** What has changed, for those who read `from` in an earlier issue. */
  change: changedFactSchema.optional(),
  /** The groups concerned, strongest first. */
  groups: z.union([z.literal('all'), z.array(roleSchema).min(1)]),
  locale: localeSchema,
  title: z.string().min(1),
  markdown: z.string().min(1),
  /** What its mails say, which lead on to the rest: a short form in other words than those of the milestone's mails. */
  brief: z.string().min(1).optional(),
});
export type IssueItem = z.infer<typeof issueItemSchema>;

/** An issue in one language, complete for all groups. */
export const issueEditionSchema = z.strictObject({
  title: z.string().min(1),
  lead: z.string().min(1),
  service: z.string(),
  organisation: z.string(),
  items: z.array(issueItemSchema).min(1),
  /** Every milestone of the rollout in order, and whether the organisation has reached it. */
  milestones: z.array(z.strictObject({ kind: milestoneKindSchema, name: z.string(), reached: z.boolean() })),
  /** Milestones not yet reached, with the planned date (2027-03-01) if known. */
  next: z.array(
    z.strictObject({ kind: milestoneKindSchema, name: z.string(), date: z.iso.date().optional() }),
  ),
  facts: z.record(z.string(), shownFactSchema),
});
export type IssueEdition = z.infer<typeof issueEditionSchema>;

/** One week's newsletter at one organisation. Without editions there was no news and nothing to read. */
export const newsletterIssueSchema = issueRefSchema.extend({
  /** The dispatch that sends it. The issue is not public before that is released. */
  dispatch: dispatchIdSchema,
  publishedAt: z.int().min(0),
  catalogue: z.string(),
  catalogueVersion: z.string(),
  /** Contact for questions. */
  contact: responsibleSchema,
  sources: z.array(issueSourceSchema),
  editions: z.record(localeSchema, issueEditionSchema),
});
export type NewsletterIssue = z.infer<typeof newsletterIssueSchema>;

/** An issue in a list. */
export const issueHeadingSchema = issueRefSchema.extend({
  dispatch: dispatchIdSchema,
  publishedAt: z.int().min(0),
  sources: z.array(issueSourceSchema),
  /** Titles by language; empty if there was no news. */
  titles: z.record(localeSchema, z.string()),
});
export type IssueHeading = z.infer<typeof issueHeadingSchema>;

/** Path of the web version, relative to the public base URL: `/newsletters/bob/1280/2026-v53`. */
export function issuePath({ rollout, organisation, ...week }: IssueRef): string {
  return `/newsletters/${rollout}/${organisation}/${issueName(week)}`;
}

/** The week as a path segment: 2026-v53, 2027-v1. */
export function issueName({ year, week }: IsoWeek): string {
  return `${year}-v${week}`;
}

/** The place of an item on the issue's page, as the fragment of its address. */
export function itemAnchor(issue: IsoWeek, { id }: Pick<IssueItem, 'id'>): string {
  return `item-${issueName(issue)}-${id}`.replace(/[^A-Za-z0-9-]/g, '-');
}

/** Parses such a segment; undefined if invalid. */
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

/** Whether a dispatch's content is public: from its release on, even if stopped later. */
export function mayBeRead(dispatch: Pick<Dispatch, 'approvedHash'> | undefined): boolean {
  return dispatch?.approvedHash !== undefined;
}

/**
 * Stores issues. Public issues are those sent or being sent: unreleased, stopped or empty ones are returned
 * by {@link kept} and {@link keptSince} only.
 */
export interface NewsletterIssues {
  /** Stores an issue unless its week has one; returns the stored one. */
  freeze(issue: NewsletterIssue): Promise<NewsletterIssue>;
  /** Every issue of an organisation, also those not public, newest first. */
  kept(rollout: string, organisation: string): Promise<IssueHeading[]>;
  find(ref: IssueRef): Promise<NewsletterIssue | undefined>;
  /** Newest first. */
  ofOrganisation(rollout: string, organisation: string): Promise<IssueHeading[]>;
  /** Of all organisations from a week on, also those not public, oldest week first. */
  keptSince(rollout: string, week: IsoWeek): Promise<IssueHeading[]>;
  /** Of all organisations, newest week first, at most `limit`. */
  ofRollout(rollout: string, limit: number): Promise<IssueHeading[]>;
}
