import * as z from 'zod';
import { contactSchema } from '../contacts/contact.ts';
import { variantSchema } from '../mail/variant.ts';
import { digest } from '../shared/digest.ts';
import { imageFormSchema, type PressImage } from './press-image.ts';
import { pressDraftSchema } from './press-release.ts';
import { pressStateSchema } from './press-states.ts';
import { publishedVersionSchema, slugSchema } from './published-release.ts';

const instant = z.int().min(0);

/** One version of a release and where it stands. Each write raises the revision, and is made only over the revision it has read. */
export const pressVersionSchema = z.strictObject({
  id: slugSchema,
  version: z.int().min(1),
  revision: z.int().min(1),
  rollout: z.string(),
  state: pressStateSchema,
  draft: pressDraftSchema,
  /** The draft's images in its order, by what their bytes say. */
  images: z.array(imageFormSchema),
  /** Everybody who has written or handed in this version, by {@link personKey}: none of them may approve it. */
  authors: z.array(z.string()).min(1),
  /** Of what was handed in: {@link frozenHash}. */
  hash: z.string().optional(),
  submittedBy: z.string().optional(),
  approvedHash: z.string().optional(),
  approvedBy: z.string().optional(),
  /** When a held one was let go on after all. */
  releasedAt: instant.optional(),
  /** Why it is held. */
  heldFor: z.enum(['late', 'changed']).optional(),
  publishedAt: instant.optional(),
  withdrawn: z.strictObject({ by: z.string(), reason: z.string(), at: instant }).optional(),
  changedAt: instant,
});
export type PressVersion = z.infer<typeof pressVersionSchema>;

/** Everything that leaves with one version, frozen when it is handed in: exact page, exact mails, exact recipients, exact time. */
export const frozenReleaseSchema = z.strictObject({
  publishAt: instant,
  page: publishedVersionSchema.omit({ publishedAt: true }),
  variants: z.array(variantSchema).min(1),
  recipients: z.array(z.strictObject({ contact: contactSchema, variant: z.string() })),
  /** Of a local edition: the hash of the national release whose text it carries. */
  national: z.string().optional(),
});
export type FrozenRelease = z.infer<typeof frozenReleaseSchema>;

/** The one hash that an approval is bound to. */
export function frozenHash(frozen: FrozenRelease): string {
  return digest(['press-release', frozen]);
}

/** Two spellings of one name are one person: case and spaces are ignored. */
export function personKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A version that is to be published, and when. */
export const scheduledReleaseSchema = z.strictObject({ id: slugSchema, version: z.int().min(1) });
export type ScheduledRelease = z.infer<typeof scheduledReleaseSchema>;

/** Where releases are kept that are not public, and the records of those that are. */
export interface PressReleases {
  /** Oldest first, read consistently. */
  versions(id: string): Promise<PressVersion[]>;
  /** The ids of a rollout's releases. */
  ofRollout(rollout: string): Promise<string[]>;
  /** Keeps a new version with its images; false where there is one of that number. */
  open(version: PressVersion): Promise<boolean>;
  /**
   * Writes the next revision of a version over the one before it; false where somebody was faster. With `notBy` it is also
   * false, in the same conditional write, where that person is an author of what is stored.
   */
  replace(next: PressVersion, notBy?: string): Promise<boolean>;
  keepImages(id: string, images: readonly PressImage[]): Promise<void>;
  images(id: string, imageIds: readonly string[]): Promise<PressImage[]>;
  /** Keeps what was handed in under its hash, for good. */
  freeze(id: string, frozen: FrozenRelease): Promise<void>;
  frozen(id: string, hash: string): Promise<FrozenRelease | undefined>;
  /** Remembers that a version is to be looked at then (ms). */
  remember(release: ScheduledRelease, at: number): Promise<void>;
  /** Versions to be looked at in that time (ms, both included), whatever has become of them. */
  remembered(from: number, until: number): Promise<ScheduledRelease[]>;
}

/** A queue of versions to be published. At least once: work must bear to be done twice. */
export interface PressReleaseJobs {
  enqueue(release: ScheduledRelease, delaySeconds?: number): Promise<void>;
}
