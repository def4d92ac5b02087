import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import type { PressReleases, PressVersion } from '../press-version.ts';
import { currentVersion, type PressReader, visibleVersions } from '../press-visibility.ts';
import { hasPublic } from './keep-press-draft.ts';

export type ListPressReleasesPorts = { pressReleases: PressReleases; rollouts: Rollouts };

/**
 * A release by the version that represents it for this user. `isPublic`: whether that or an earlier version
 * is public.
 */
export type PressLine = { version: PressVersion; isPublic: boolean };

/** Releases by rollout, latest time of publication first. */
export async function listPressReleases(
  readers: readonly PressReader[],
  { pressReleases, rollouts }: ListPressReleasesPorts,
): Promise<{ rollout: Rollout; lines: PressLine[] }[]> {
  const lists = [];
  for (const rollout of await rollouts.list()) {
    const ids = await pressReleases.ofRollout(rollout.id);
    const all = await mapInChunks(ids, (id) => pressReleases.versions(id));
    const lines = all.flatMap((versions) => {
      const version = currentVersion(visibleVersions(versions, readers));
      return version ? [{ version, isPublic: hasPublic(versions) }] : [];
    });
    lines.sort((a, b) => b.version.draft.publishAt - a.version.draft.publishAt);
    if (lines.length > 0) lists.push({ rollout, lines });
  }
  return lists;
}
