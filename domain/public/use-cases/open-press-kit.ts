import type { ShownImage } from '../../press/press-image.ts';
import type { PublishedReleases, PublishedVersion, Withdrawal } from '../../press/published-release.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';

export type OpenPressKitPorts = { releases: Pick<PublishedReleases, 'find' | 'image'> };

/** What a newsroom needs of one release: its newest version with the bytes of its images. */
export type PressKit = {
  version: PublishedVersion;
  /** ms */
  firstPublishedAt: number;
  images: (ShownImage & { bytes: Uint8Array })[];
};

/**
 * The kit of a public release as it stands now. One that was withdrawn has none, only why; undefined if nothing is
 * public, or if it is being withdrawn meanwhile.
 */
export async function openPressKit(
  slug: string,
  { releases }: OpenPressKitPorts,
): Promise<{ kit: PressKit } | { withdrawal: Withdrawal } | undefined> {
  const release = await releases.find(slug);
  if (release?.state === 'withdrawn') return { withdrawal: release.withdrawal };
  const version = release?.versions[0];
  if (!release || !version) return undefined;
  const found = await allSettledOrThrow(version.images.map(({ id }) => releases.image(slug, id)));
  const images = version.images.flatMap((shown, index) => {
    const bytes = found[index]?.bytes;
    return bytes ? [{ ...shown, bytes }] : [];
  });
  if (images.length < version.images.length) return undefined;
  const firstPublishedAt = release.versions.at(-1)?.publishedAt ?? version.publishedAt;
  return { kit: { version, firstPublishedAt, images } };
}
