import type { ShownImage } from '../../press/press-image.ts';
import type {
  PublishedReleases,
  PublishedText,
  PublishedVersion,
  ReleaseHead,
} from '../../press/published-release.ts';
import { inLocale, type Locale } from '../../shared/locale.ts';
import { languageOf, type ReleaseLine, releaseLine } from './show-newsroom.ts';

export type ShowReleasePorts = { releases: Pick<PublishedReleases, 'latest' | 'find'> };

/** One version of a release in the reader's language, or in its default one. */
export type ShownVersion = {
  version: number;
  locale: Locale;
  text: PublishedText;
  publishedAt: number;
  images: ShownImage[];
};

export type ReleaseView =
  | {
      state: 'published';
      slug: string;
      rollout: string;
      service: string;
      organisation: string;
      sender: string;
      registerNumber: string | undefined;
      current: ShownVersion;
      /** Earlier versions, newest first. */
      earlier: ShownVersion[];
      firstPublishedAt: number;
      /** For a local edition: the national release. */
      national: ReleaseLine | undefined;
      /** Its local editions. */
      local: ReleaseLine[];
    }
  | { state: 'withdrawn'; slug: string; at: number; reason: string };

/** A public release with its earlier versions, or its withdrawal. Undefined if nothing is public. */
export async function showRelease(
  slug: string,
  locale: Locale,
  { releases }: ShowReleasePorts,
): Promise<ReleaseView | undefined> {
  const release = await releases.find(slug);
  if (release?.state === 'withdrawn') {
    return { state: 'withdrawn', slug, at: release.withdrawal.at, reason: release.withdrawal.reason };
  }
  if (!release) return undefined;
  return releaseView(release.versions, locale, await releases.latest(release.rollout));
}

/**
 * A release for its page: its versions, newest first, in one language, and related releases. Undefined if
 * there is no version.
 */
export function releaseView(
  versions: readonly PublishedVersion[],
  locale: Locale,
  heads: readonly ReleaseHead[],
): Extract<ReleaseView, { state: 'published' }> | undefined {
  const [newest] = versions;
  const [current, ...earlier] = versions.flatMap((version) => shownVersion(version, locale));
  if (!newest || !current) return undefined;
  const line = (wanted: (head: ReleaseHead) => boolean) =>
    heads.filter(wanted).map((head) => releaseLine(head, locale));
  const { slug } = newest;
  return {
    state: 'published',
    slug,
    rollout: newest.rollout,
    service: inLocale(newest.service, locale),
    organisation: newest.organisation,
    sender: inLocale(newest.sender, locale),
    registerNumber: newest.registerNumber,
    current,
    earlier,
    firstPublishedAt: earlier.at(-1)?.publishedAt ?? current.publishedAt,
    national: line((head) => head.slug === newest.editionOf)[0],
    local: line(({ editionOf }) => editionOf === slug),
  };
}

function shownVersion(version: PublishedVersion, wanted: Locale): ShownVersion[] {
  const [locale, text] = languageOf(version.texts, wanted, version.locale);
  const { images, publishedAt } = version;
  return text ? [{ version: version.version, locale, text, publishedAt, images }] : [];
}
