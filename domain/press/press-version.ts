import * as z from 'zod';
import { topicSchema } from '../catalogue/catalogue-ids.ts';
import { factsSchema } from '../catalogue/fact.ts';
import { contactSchema } from '../contacts/contact.ts';
import { variantSchema } from '../mail/variant.ts';
import { changedFactSchema } from '../plan/change.ts';
import { rejectionReasonSchema } from '../rollout/rejection.ts';
import { digest } from '../shared/digest.ts';
import { localeSchema, localisedSchema } from '../shared/locale.ts';
import { personal } from '../shared/personal.ts';
import { imageFormSchema, type PressImage } from './press-image.ts';
import { pressDraftSchema } from './press-release.ts';
import { isPublic, pressStateSchema } from './press-states.ts';
import { publishedVersionSchema, slugSchema } from './published-release.ts';

const instant = z.int().min(0);

/**
 * One version of a release and its state. Each write increments the revision and is conditional on the one
 * read.
 */
export const pressVersionSchema = z.strictObject({
  id: slugSchema,
  version: z.int().min(1),
  revision: z.int().min(1),
  rollout: z.string(),
  state: pressStateSchema,
  draft: pressDraftSchema,
  /** The draft's images in order, as read from their bytes. */
  images: z.array(imageFormSchema),
  /** Everyone who wrote or submitted this version, by {@link personKey}; none of them may approve it. */
  authors: z.array(personal(z.string(), 'actor')).min(1),
  /** Hash of what was submitted: {@link frozenHash}. */
  hash: z.string().optional(),
  /** The facts that it says, by reference or as typed words, with their values when it was submitted. */
  facts: factsSchema.optional(),
  submittedBy: personal(z.string(), 'actor').optional(),
  approvedHash: z.string().optional(),
  approvedBy: personal(z.string(), 'actor').optional(),
  /** When a held version was released. */
  releasedAt: instant.optional(),
  /** Why it is held. */
  heldFor: z.enum(['late', 'changed']).optional(),
  /** What it says that no longer held when it was held. */
  changed: z.array(changedFactSchema).optional(),
  /** Why it was not approved as it was submitted last; kept until it is submitted again. */
  rejected: z
    .strictObject({ by: personal(z.string(), 'actor'), reason: rejectionReasonSchema, at: instant })
    .optional(),
  publishedAt: instant.optional(),
  withdrawn: z
    .strictObject({
      by: personal(z.string(), 'actor'),
      reason: personal(z.string(), 'words'),
      at: instant,
      /** When those who had got it were told, or nobody had. */
      toldAt: instant.optional(),
    })
    .optional(),
  changedAt: instant,
});
export type PressVersion = z.infer<typeof pressVersionSchema>;

/** Whether a version is public, or was until it was withdrawn. */
export function hasBeenPublic({ state, publishedAt }: PressVersion): boolean {
  return isPublic(state) || (state === 'withdrawn' && publishedAt !== undefined);
}

/** Whether those who had got a version before it was withdrawn are still to be told. */
export function owesWithdrawal(version: PressVersion): boolean {
  return version.state === 'withdrawn' && hasBeenPublic(version) && version.withdrawn?.toldAt === undefined;
}

/**
 * A message that a release does not say, with what is missing for it in each language; if that is nothing, all of it.
 */
export const pressLackSchema = z.strictObject({
  topic: topicSchema,
  name: localisedSchema,
  missing: z.record(localeSchema, z.array(personal(z.string(), 'words'))),
});
export type PressLack = z.infer<typeof pressLackSchema>;

/** Everything that one version publishes, frozen on submission: exact page, mails, recipients and time. */
export const frozenReleaseSchema = z.strictObject({
  publishAt: instant,
  page: publishedVersionSchema.omit({ publishedAt: true }),
  variants: z.array(variantSchema).min(1),
  recipients: z.array(z.strictObject({ contact: contactSchema, variant: z.string() })),
  /** What the press is owed of its milestone, and the release does not say in every language; none if absent. */
  lacks: z.array(pressLackSchema).optional(),
  /** For a local edition: the hash of the national release whose text it carries. */
  national: z.string().optional(),
});
export type FrozenRelease = z.infer<typeof frozenReleaseSchema>;

/** The hash that an approval is bound to. */
export function frozenHash(frozen: FrozenRelease): string {
  return digest(['press-release', frozen]);
}

/** Key for comparing persons by name: ignores case and spaces. */
export function personKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A version to be published, and when. */
export const scheduledReleaseSchema = z.strictObject({ id: slugSchema, version: z.int().min(1) });
export type ScheduledRelease = z.infer<typeof scheduledReleaseSchema>;

/** Stores unpublished releases, and the records of published ones. */
export interface PressReleases {
  /** Oldest first; consistent read. */
  versions(id: string): Promise<PressVersion[]>;
  /** The ids of a rollout's releases. */
  ofRollout(rollout: string): Promise<string[]>;
  /** Stores a new version with its images; false if its number exists. */
  open(version: PressVersion): Promise<boolean>;
  /**
   * Writes a version's next revision over the previous one; false if another writer came first. With `notBy`
   * also false, in the same conditional write, if that person is an author of the stored version.
   */
  replace(next: PressVersion, notBy?: string): Promise<boolean>;
  keepImages(id: string, images: readonly PressImage[]): Promise<void>;
  images(id: string, imageIds: readonly string[]): Promise<PressImage[]>;
  /** Stores a submission under its hash, permanently. */
  freeze(id: string, frozen: FrozenRelease): Promise<void>;
  frozen(id: string, hash: string): Promise<FrozenRelease | undefined>;
  /** Schedules a version to be looked at then (ms). */
  remember(release: ScheduledRelease, at: number): Promise<void>;
  /** Versions scheduled within that time (ms, inclusive), whatever their state. */
  remembered(from: number, until: number): Promise<ScheduledRelease[]>;
}

/** A queue of versions to publish. Delivers at least once: work must be idempotent. */
export interface PressReleaseJobs {
  enqueue(release: ScheduledRelease, delaySeconds?: number): Promise<void>;
}
