import { mapInChunks } from '../../shared/concurrency.ts';
import type { PressReleases, PressVersion } from '../press-version.ts';
import { currentVersion } from '../press-visibility.ts';

/** The version that represents each of these releases, by id; for whoever sees them all. Read-only. */
export async function loadCurrentVersions(
  ids: readonly string[],
  { pressReleases }: { pressReleases: Pick<PressReleases, 'versions'> },
): Promise<PressVersion[]> {
  const all = await mapInChunks(ids, (id) => pressReleases.versions(id));
  return all.flatMap((versions) => currentVersion(versions) ?? []);
}
