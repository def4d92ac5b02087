import * as z from 'zod';
import { factNameSchema, factTypeSchema } from '../catalogue/fact.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout.ts';
import { localeSchema, localisedSchema } from '../shared/locale.ts';
import { problem } from '../shared/problem.ts';
import { type PressImage, shownImageSchema } from './press-image.ts';

/** The last part of a release's public address; nothing is there before publication. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,96}$/, { error: problem('id-invalid', { max: 96, letters: 'lower' }) });

const instant = z.int().min(0);
const shownFactsSchema = z.record(factNameSchema, z.strictObject({ type: factTypeSchema, text: z.string() }));

/** Markdown (paragraphs, lists, links) and the facts that it refers to, as its reader sees them. */
const factualSchema = z.strictObject({ markdown: z.string(), facts: shownFactsSchema });

/** A release in one language. All but Markdown is plain text with its facts put in. */
export const publishedTextSchema = z.strictObject({
  headline: z.string(),
  place: z.string(),
  lead: z.string(),
  body: factualSchema,
  /** What a local edition adds of its own; the rest is the national release, word for word. */
  local: factualSchema.optional(),
  /** The organisation's own first, in a local edition. */
  quotes: z.array(z.strictObject({ text: z.string(), name: z.string(), title: z.string() })),
  factBox: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  contacts: z.array(
    z.strictObject({ name: z.string(), role: z.string(), phone: z.string(), address: z.string() }),
  ),
  boilerplate: z.string(),
  /** What was wrong in the version before, in words. */
  correction: z.string().optional(),
});
export type PublishedText = z.infer<typeof publishedTextSchema>;

/** One version of a release as it was published, whole: a page needs nothing beside it but the images' bytes. */
export const publishedVersionSchema = z.strictObject({
  slug: slugSchema,
  /** 1, and one more with each correction. */
  version: z.int().min(1),
  rollout: rolloutIdSchema,
  service: localisedSchema,
  /** Who publishes: the national office, or the organisation whose local edition it is. */
  organisation: organisationCodeSchema,
  sender: localisedSchema,
  /** The slug of the national release that this is a local edition of. */
  editionOf: slugSchema.optional(),
  milestone: z.string().optional(),
  registerNumber: z.string().optional(),
  /** The language that it is complete in. */
  locale: localeSchema,
  texts: z.record(localeSchema, publishedTextSchema),
  images: z.array(shownImageSchema),
  /** When it was published; ms. */
  publishedAt: instant,
});
export type PublishedVersion = z.infer<typeof publishedVersionSchema>;

/** That a release was taken back: from then on nothing of its text is public. The reason is. */
export const withdrawalSchema = z.strictObject({ at: instant, reason: z.string() });
export type Withdrawal = z.infer<typeof withdrawalSchema>;

/** A line of a list of releases, about its newest version. */
export const releaseHeadSchema = publishedVersionSchema
  .pick({ slug: true, version: true, rollout: true, service: true, organisation: true, sender: true })
  .extend({
    editionOf: slugSchema.optional(),
    /** When the first version was published, by which lists are ordered, and when this one was. */
    firstPublishedAt: instant,
    publishedAt: instant,
    texts: z.record(
      localeSchema,
      publishedTextSchema.pick({ headline: true, place: true, lead: true, correction: true }),
    ),
    image: shownImageSchema.optional(),
  });
export type ReleaseHead = z.infer<typeof releaseHeadSchema>;

/** A release under its public address: every version that was published, newest first, or that it was taken back. */
export type PublishedRelease =
  | { state: 'published'; slug: string; rollout: string; versions: PublishedVersion[] }
  | { state: 'withdrawn'; slug: string; rollout: string; withdrawal: Withdrawal };

/** What anybody may read of press releases: only what has been published. */
export interface PublishedReleases {
  /** Newest first; of one rollout or of all. What was taken back is left out. */
  latest(rollout?: string): Promise<ReleaseHead[]>;
  find(slug: string): Promise<PublishedRelease | undefined>;
  /** An image of a published release that has not been taken back. */
  image(slug: string, id: string): Promise<PressImage | undefined>;
}

/** Where releases become public. */
export interface Newsroom extends PublishedReleases {
  /**
   * Makes a version public: images first, then its text, then its place in the list. Again changes nothing, and what was taken
   * back meanwhile stays so.
   */
  publish(version: PublishedVersion, images: readonly PressImage[]): Promise<void>;
  /** Takes back all versions: neither text nor image is public any more. Again changes nothing. */
  withdraw(slug: string, withdrawal: Withdrawal): Promise<void>;
}

/** The address of a release below that of the public pages. */
export function releasePath(slug: string): string {
  return `/newsroom/${slug}`;
}

/** The address of one of its images. */
export function imagePath(slug: string, id: string): string {
  return `${releasePath(slug)}/images/${id}`;
}

/** The line of a list for a version; `firstPublishedAt` in ms. */
export function headOf(version: PublishedVersion, firstPublishedAt: number): ReleaseHead {
  const { slug, rollout, service, organisation, sender, editionOf, publishedAt, images } = version;
  const [image] = images;
  return {
    slug,
    version: version.version,
    rollout,
    service,
    organisation,
    sender,
    ...(editionOf === undefined ? {} : { editionOf }),
    firstPublishedAt,
    publishedAt,
    texts: Object.fromEntries(
      Object.entries(version.texts).map(([locale, { headline, place, lead, correction }]) => [
        locale,
        { headline, place, lead, ...(correction === undefined ? {} : { correction }) },
      ]),
    ),
    ...(image ? { image } : {}),
  };
}
