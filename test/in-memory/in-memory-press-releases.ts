import type { PressImage } from '../../domain/press/press-image.ts';
import {
  type FrozenRelease,
  frozenHash,
  type PressReleases,
  type PressVersion,
  type ScheduledRelease,
} from '../../domain/press/press-version.ts';
import { Rows } from './rows.ts';

export class InMemoryPressReleases implements PressReleases {
  readonly #versions = new Rows<PressVersion>();
  readonly #frozen = new Rows<FrozenRelease>();
  readonly #hours = new Rows<ScheduledRelease & { at: number }>();
  readonly #images = new Map<string, PressImage>();

  async versions(id: string): Promise<PressVersion[]> {
    return this.#versions.under(`${id}#`);
  }

  async ofRollout(rollout: string): Promise<string[]> {
    const ids = this.#versions.under('').filter((version) => version.rollout === rollout);
    return [...new Set(ids.map(({ id }) => id))];
  }

  async open(version: PressVersion): Promise<boolean> {
    if (this.#versions.get(keyOf(version))) return false;
    this.#versions.put(keyOf(version), version);
    return true;
  }

  async replace(next: PressVersion, notBy?: string): Promise<boolean> {
    const stored = this.#versions.get(keyOf(next));
    if (stored?.revision !== next.revision - 1) return false;
    if (notBy !== undefined && stored.authors.includes(notBy)) return false;
    this.#versions.put(keyOf(next), next);
    return true;
  }

  async keepImages(id: string, images: readonly PressImage[]): Promise<void> {
    for (const image of images) this.#images.set(`${id}#${image.id}`, image);
  }

  async images(id: string, imageIds: readonly string[]): Promise<PressImage[]> {
    return imageIds.flatMap((imageId) => this.#images.get(`${id}#${imageId}`) ?? []);
  }

  async freeze(id: string, frozen: FrozenRelease): Promise<void> {
    this.#frozen.create(`${id}#${frozenHash(frozen)}`, frozen);
  }

  async frozen(id: string, hash: string): Promise<FrozenRelease | undefined> {
    return this.#frozen.get(`${id}#${hash}`);
  }

  async remember(release: ScheduledRelease, at: number): Promise<void> {
    this.#hours.put(`${String(at).padStart(15, '0')}#${release.id}#${release.version}`, { ...release, at });
  }

  async remembered(from: number, until: number): Promise<ScheduledRelease[]> {
    const due = this.#hours.under('').filter(({ at }) => from <= at && at <= until);
    return due.map(({ id, version }) => ({ id, version }));
  }
}

function keyOf({ id, version }: PressVersion): string {
  return `${id}#${String(version).padStart(4, '0')}`;
}
