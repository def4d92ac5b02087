import * as z from 'zod';
import { factNameSchema, factTypeSchema } from '../catalogue/fact.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { localeSchema, localisedSchema } from '../shared/locale.ts';
import { personal } from '../shared/personal.ts';
import { problem } from '../shared/problem.ts';
import { type PressImage, shownImageSchema } from './press-image.ts';

/** The last segment of a release's public URL; responds 404 before publication. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,96}$/, { error: problem('id-invalid', { max: 96, letters: 'lower' }) });

const instant = z.int().min(0);
const shownFactsSchema = z.record(factNameSchema, z.strictObject({ type: factTypeSchema, text: z.string() }));

/** Markdown (paragraphs, lists, links) and the formatted facts it uses. */
const factualSchema = z.strictObject({ markdown: z.string(), facts: shownFactsSchema });

/** A release in one language. Everything but Markdown is plain text with facts filled in. */
export const publishedTextSchema = z.strictObject({
  headline: z.string(),
  place: z.string(),
  lead: z.string(),
  body: factualSchema,
  /** A local edition's own text; the rest is the national release verbatim. */
  local: factualSchema.optional(),
  /** In a local edition the organisation's own come first. */
  quotes: z.array(
    z.strictObject({ text: z.string(), name: personal(z.string(), 'name'), title: z.string() }),
  ),
  factBox: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  contacts: z.array(
    z.strictObject({
      name: personal(z.string(), 'name'),
      role: z.string(),
      phone: personal(z.string(), 'words'),
      address: personal(z.string(), 'address'),
    }),
  ),
  boilerplate: z.string(),
  /** What was wrong in the previous version. */
  correction: z.string().optional(),
});
export type PublishedText = z.infer<typeof publishedTextSchema>;

/** One published version, complete: a page needs nothing else but the images' bytes. */
export const publishedVersionSchema = z.strictObject({
  slug: slugSchema,
  /** 1, incremented by each correction. */
  version: z.int().min(1),
  rollout: rolloutIdSchema,
  service: localisedSchema,
  /** The publisher: the national office, or the organisation of a local edition. */
  organisation: organisationCodeSchema,
  sender: localisedSchema,
  /** For a local edition: the slug of the national release. */
  editionOf: slugSchema.optional(),
  milestone: z.string().optional(),
  registerNumber: z.string().optional(),
  /** The language in which it is complete. */
  locale: localeSchema,
  texts: z.record(localeSchema, publishedTextSchema),
  images: z.array(shownImageSchema),
  /** Time of publication; ms. */
  publishedAt: instant,
});
export type PublishedVersion = z.infer<typeof publishedVersionSchema>;

/** A withdrawn release: none of its text is public any longer, only the reason. */
export const withdrawalSchema = z.strictObject({ at: instant, reason: z.string() });
export type Withdrawal = z.infer<typeof withdrawalSchema>;

/** A withdrawn release in a list, which does not lead to its page: when it was published (ms) tells which it was. */
export type WithdrawnHead = { rollout: string; firstPublishedAt: number; withdrawal: Withdrawal };

/** A release in a list, by its newest version. */
export const releaseHeadSchema = publishedVersionSchema
  .pick({ slug: true, version: true, rollout: true, service: true, organisation: true, sender: true })
  .extend({
    editionOf: slugSchema.optional(),
    /** When the first version was published (the sort key of lists), and when this one was. */
    firstPublishedAt: instant,
    publishedAt: instant,
    texts: z.record(
      localeSchema,
      publishedTextSchema.pick({ headline: true, place: true, lead: true, correction: true }),
    ),
    image: shownImageSchema.optional(),
  });
export type ReleaseHead = z.infer<typeof releaseHeadSchema>;

/** A release at its public URL: all published versions, newest first, or its withdrawal. */
export type PublishedRelease =
  | { state: 'published'; slug: string; rollout: string; versions: PublishedVersion[] }
  | { state: 'withdrawn'; slug: string; rollout: string; withdrawal: Withdrawal };

/** Public read access to press releases. */
export interface PublishedReleases {
  /** Newest first; of one rollout or of all. Withdrawn releases are left out. */
  latest(rollout?: string): Promise<ReleaseHead[]>;
  /** Withdrawn releases, the latest withdrawal first. */
  withdrawn(): Promise<WithdrawnHead[]>;
  find(slug: string): Promise<PublishedRelease | undefined>;
  /** An image of a published release that has not been withdrawn. */
  image(slug: string, id: string): Promise<PressImage | undefined>;
}

/** Publishes releases. */
export interface Newsroom extends PublishedReleases {
  /**
   * Publishes a version: images first, then text, then its entry in the list. Idempotent; a withdrawn release
   * stays withdrawn.
   */
  publish(version: PublishedVersion, images: readonly PressImage[]): Promise<void>;
  /** Withdraws all versions: text and images are no longer public. Idempotent. */
  withdraw(slug: string, withdrawal: Withdrawal): Promise<void>;
}

/** Path of a release, relative to the public base URL. */
export function releasePath(slug: string): string {
  return `/newsroom/${slug}`;
}

/** Path of its kit: text, images, facts and contacts in one file. */
export function kitPath(slug: string): string {
  return `${releasePath(slug)}/kit.zip`;
}

/** Path of one of its images. */
export function imagePath(slug: string, id: string): string {
  return `${releasePath(slug)}/images/${id}`;
}

/** A version's list entry; `firstPublishedAt` in ms. */
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
