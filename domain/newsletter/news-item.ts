import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { type Facts, factsSchema } from '../catalogue/fact.ts';
import { type ChangedFact, changedSince } from '../plan/change.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { localeSchema } from '../shared/locale.ts';
import { personal } from '../shared/personal.ts';
import { plainText, prose } from '../shared/plain-text.ts';
import { problem } from '../shared/problem.ts';

const date = z.iso.date({ error: problem('date-invalid') });
const everyoneOr = <T>(item: z.ZodType<T>) =>
  z.union([z.literal('all'), z.array(item).min(1, { error: problem('all-or-list') })], {
    error: problem('all-or-list'),
  });

/**
 * News as a coordinator or local lead writes it. The body is Markdown: paragraphs, lists, strong, emphasis,
 * links, facts as `{goLiveDate}`.
 */
export const newsDraftSchema = z
  .strictObject({
    rollout: rolloutIdSchema,
    title: z.record(localeSchema, personal(plainText(100), 'words')),
    body: z.record(localeSchema, personal(prose(4000), 'words')),
    groups: everyoneOr(roleSchema),
    organisations: everyoneOr(organisationCodeSchema),
    /** First and last day on which it may appear. */
    from: date,
    until: date.optional(),
  })
  .refine(({ from, until }) => until === undefined || until >= from, {
    path: ['until'],
    error: problem('dates-reversed'),
  });
export type NewsDraft = z.infer<typeof newsDraftSchema>;

/** A news item, carried by newsletters once to each organisation, from its first day on. */
export const newsItemSchema = newsDraftSchema.safeExtend({
  id: z.string().regex(/^[a-z2-7]{26}$/),
  addedBy: personal(plainText(120), 'actor'),
  addedAt: z.int().min(0),
  /** The facts that it says as typed words, with their values when it was added, by organisation. */
  typed: z.record(organisationCodeSchema, factsSchema).optional(),
  /** Who retracted it, and when (ms). It is left out of later issues; sent ones keep it. */
  takenBack: z.strictObject({ by: personal(plainText(120), 'actor'), at: z.int().min(0) }).optional(),
});
export type NewsItem = z.infer<typeof newsItemSchema>;

/** Whether an item concerns an organisation. */
export function isMeantFor(
  { organisations }: Pick<NewsItem, 'organisations'>,
  organisation: string,
): boolean {
  return organisations === 'all' || organisations.includes(organisation);
}

/** Whether an item may appear in an organisation's issue on a day. */
export function isNewsDue(
  item: Pick<NewsItem, 'organisations' | 'from' | 'until' | 'takenBack'>,
  organisation: string,
  day: string,
): boolean {
  const { from, until, takenBack } = item;
  return (
    isMeantFor(item, organisation) &&
    takenBack === undefined &&
    from <= day &&
    (until === undefined || day <= until)
  );
}

/** What an item says in typed words that no longer holds at an organisation, with these facts in force. */
export function outdatedIn(
  { typed = {} }: Pick<NewsItem, 'typed'>,
  organisation: string,
  facts: Facts,
): ChangedFact[] {
  return changedSince(typed[organisation] ?? {}, facts);
}

/** Stores news. */
export interface NewsItems {
  /** Stores an item unless it exists; returns the stored one. */
  add(item: NewsItem): Promise<{ kept: NewsItem; added: boolean }>;
  /** Marks an item as retracted and returns it; idempotent. Undefined if it does not exist. */
  retract(
    item: Pick<NewsItem, 'rollout' | 'from' | 'id'>,
    mark: NonNullable<NewsItem['takenBack']>,
  ): Promise<NewsItem | undefined>;
  /** All items of a rollout, by `from`. */
  ofRollout(rollout: string): Promise<NewsItem[]>;
}
