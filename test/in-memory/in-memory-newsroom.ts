import type { PressImage } from '../../domain/press/press-image.ts';
import {
  headOf,
  type Newsroom,
  type PublishedRelease,
  type PublishedVersion,
  type ReleaseHead,
  type Withdrawal,
  type WithdrawnHead,
} from '../../domain/press/published-release.ts';

type Kept = { versions: PublishedVersion[]; images: Map<string, PressImage>; withdrawal?: Withdrawal };

export class InMemoryNewsroom implements Newsroom {
  readonly #releases = new Map<string, Kept>();

  async latest(rollout?: string): Promise<ReleaseHead[]> {
    return [...this.#releases.values()]
      .flatMap(({ versions, withdrawal }) => {
        const [first] = versions;
        const newest = versions.at(-1);
        return first && newest && !withdrawal ? [headOf(newest, first.publishedAt)] : [];
      })
      .filter((head) => rollout === undefined || head.rollout === rollout)
      .sort((a, b) => b.firstPublishedAt - a.firstPublishedAt || (a.slug < b.slug ? 1 : -1));
  }

  async withdrawn(): Promise<WithdrawnHead[]> {
    return [...this.#releases.values()]
      .flatMap(({ versions, withdrawal }) => {
        const [first] = versions;
        return first && withdrawal
          ? [{ rollout: first.rollout, firstPublishedAt: first.publishedAt, withdrawal }]
          : [];
      })
      .sort((a, b) => b.withdrawal.at - a.withdrawal.at);
  }

  async find(slug: string): Promise<PublishedRelease | undefined> {
    const kept = this.#releases.get(slug);
    const newest = kept?.versions.at(-1);
    if (!kept || !newest) return undefined;
    const { rollout } = newest;
    return kept.withdrawal
      ? { state: 'withdrawn', slug, rollout, withdrawal: kept.withdrawal }
      : { state: 'published', slug, rollout, versions: kept.versions.toReversed() };
  }

  async image(slug: string, id: string): Promise<PressImage | undefined> {
    const kept = this.#releases.get(slug);
    return kept?.withdrawal ? undefined : kept?.images.get(id);
  }

  async publish(version: PublishedVersion, images: readonly PressImage[]): Promise<void> {
    const kept = this.#releases.get(version.slug) ?? { versions: [], images: new Map() };
    this.#releases.set(version.slug, kept);
    if (kept.versions.some((known) => known.version === version.version)) return;
    for (const image of images) kept.images.set(image.id, image);
    kept.versions = [...kept.versions, structuredClone(version)].sort((a, b) => a.version - b.version);
  }

  async withdraw(slug: string, withdrawal: Withdrawal): Promise<void> {
    const kept = this.#releases.get(slug);
    if (kept && !kept.withdrawal) kept.withdrawal = withdrawal;
  }
}
