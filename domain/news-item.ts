import * as z from 'zod';
import { roleSchema } from './contact.ts';
import { localeSchema } from './locale.ts';
import { organisationCodeSchema } from './organisation.ts';
import { plainText, prose } from './plain-text.ts';
import { rolloutIdSchema } from './rollout.ts';

const date = z.iso.date({ error: 'is not a date: write it as 2026-11-23' });
const everyoneOr = <T>(item: z.ZodType<T>, what: string) =>
  z.union([z.literal('all'), z.array(item).min(1, { error: 'names nobody: write "all", or at least one' })], {
    error: `is neither "all" nor a list of ${what}`,
  });

/** What a coordinator or local lead writes. The body is Markdown: paragraphs, lists, strong, emphasis, links, facts as `{goLiveDate}`. */
export const newsDraftSchema = z
  .strictObject({
    rollout: rolloutIdSchema,
    title: z.record(localeSchema, plainText(100)),
    body: z.record(localeSchema, prose(4000)),
    groups: everyoneOr(roleSchema, 'groups'),
    organisations: everyoneOr(organisationCodeSchema, 'organisation codes'),
    /** The first day on which it may stand in an issue, and the last one. */
    from: date,
    until: date.optional(),
  })
  .refine(({ from, until }) => until === undefined || until >= from, {
    path: ['until'],
    error: 'is before "from": give a later day, or leave it out',
  });
export type NewsDraft = z.infer<typeof newsDraftSchema>;

/** A piece of news that newsletters carry, once to each organisation, from its day on. */
export const newsItemSchema = newsDraftSchema.safeExtend({
  id: z.string().regex(/^[a-z2-7]{26}$/),
  addedBy: plainText(120),
  addedAt: z.int().min(0),
});
export type NewsItem = z.infer<typeof newsItemSchema>;

/** Whether an item may stand in an issue of an organisation on a day. */
export function isDue(
  { organisations, from, until }: Pick<NewsItem, 'organisations' | 'from' | 'until'>,
  organisation: string,
  day: string,
): boolean {
  const meant = organisations === 'all' || organisations.includes(organisation);
  return meant && from <= day && (until === undefined || day <= until);
}

/** Where news is kept. */
export interface NewsItems {
  /** Keeps an item; the same again changes nothing. */
  add(item: NewsItem): Promise<void>;
  /** All of a rollout, the earliest `from` first. */
  ofRollout(rollout: string): Promise<NewsItem[]>;
}
