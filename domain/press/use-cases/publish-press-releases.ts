import { DAY_MILLIS } from '../../shared/duration.ts';
import { owesWithdrawal, type PressReleaseJobs, type PressReleases } from '../press-version.ts';

export type PublishPressReleasesPorts = {
  pressReleases: PressReleases;
  publishJobs: PressReleaseJobs;
  now: () => number;
};

/** Longer than the interval between rounds, so every time is seen by a round before it. */
const AHEAD_MILLIS = 120_000;
/** Covers a long weekend without rounds, during which the alarm for missing rounds is on. */
const BACK_MILLIS = 4 * DAY_MILLIS;

/**
 * Enqueues what is to be published within the next two minutes, delayed to its second, and again what is
 * overdue, and whose withdrawal is still to be told. Runs every minute; duplicates are published and told once.
 */
export async function publishPressReleases({
  pressReleases,
  publishJobs,
  now,
}: PublishPressReleasesPorts): Promise<{ handedOut: number }> {
  const at = now();
  let handedOut = 0;
  const remembered = await pressReleases.remembered(at - BACK_MILLIS, at + AHEAD_MILLIS);
  // A rescheduled version is listed at both times.
  const once = new Map(remembered.map((release) => [`${release.id}#${release.version}`, release]));
  for (const release of once.values()) {
    const version = (await pressReleases.versions(release.id)).find(
      ({ version }) => version === release.version,
    );
    if (!version) continue;
    const withdrawn = owesWithdrawal(version);
    if (!withdrawn && version.state !== 'scheduled' && version.state !== 'publishing') continue;
    const dueAt = withdrawn ? at : (version.releasedAt ?? version.draft.publishAt);
    if (dueAt > at + AHEAD_MILLIS) continue;
    await publishJobs.enqueue(release, Math.max(0, Math.ceil((dueAt - at) / 1000)));
    handedOut += 1;
  }
  return { handedOut };
}
