import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout.ts';
import { localeSchema } from '../shared/locale.ts';
import { plainText, prose } from '../shared/plain-text.ts';
import { problem } from '../shared/problem.ts';

const date = z.iso.date({ error: problem('date-invalid') });
const everyoneOr = <T>(item: z.ZodType<T>) =>
  z.union([z.literal('all'), z.array(item).min(1)], {
    error: problem('all-or-list'),
  });

/** What a coordinator or local lead writes. The body is Markdown: paragraphs, lists, strong, emphasis, links, facts as `{goLiveDate}`. */
export const newsDraftSchema = z
  .strictObject({
    rollout: rolloutIdSchema,
    title: z.record(localeSchema, plainText(100)),
    body: z.record(localeSchema, prose(4000)),
    groups: everyoneOr(roleSchema),
    organisations: everyoneOr(organisationCodeSchema),
    /** The first day on which it may stand in an issue, and the last one. */
    from: date,
    until: date.optional(),
  })
  .refine(({ from, until }) => until === undefined || until >= from, {
    path: ['until'],
    error: problem('dates-reversed'),
  });
export type NewsDraft = z.infer<typeof newsDraftSchema>;

/** A piece of news that newsletters carry, once to each organisation, from its day on. */
export const newsItemSchema = newsDraftSchema.safeExtend({
  id: z.string().regex(/^[a-z2-7]{26}$/),
  addedBy: plainText(120),
  addedAt: z.int().min(0),
  /** Who took it back, and when (ms). No issue that is made after that has it; one that has left keeps it. */
  takenBack: z.strictObject({ by: plainText(120), at: z.int().min(0) }).optional(),
});
export type NewsItem = z.infer<typeof newsItemSchema>;

/** Whether an item is for an organisation. */
export function isMeantFor(
  { organisations }: Pick<NewsItem, 'organisations'>,
  organisation: string,
): boolean {
  return organisations === 'all' || organisations.includes(organisation);
}

/** Whether an item may stand in an issue of an organisation on a day. */
export function isDue(
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

/** Where news is kept. */
export interface NewsItems {
  /** Keeps an item and returns the one that is kept: where it was there already, that one, unchanged. */
  add(item: NewsItem): Promise<{ kept: NewsItem; added: boolean }>;
  /** Marks an item as taken back and returns it; one that was is left as it is. Undefined where there is none such. */
  retract(
    item: Pick<NewsItem, 'rollout' | 'from' | 'id'>,
    mark: NonNullable<NewsItem['takenBack']>,
  ): Promise<NewsItem | undefined>;
  /** All of a rollout, the earliest `from` first. */
  ofRollout(rollout: string): Promise<NewsItem[]>;
}
