import type { PressReleaseJobs, PressReleases } from '../press-version.ts';

export type PublishPressReleasesPorts = {
  pressReleases: PressReleases;
  publishJobs: PressReleaseJobs;
  now: () => number;
};

/** Longer than from one round to the next, so that each hour is seen by a round before it. */
const AHEAD_MILLIS = 120_000;
/** A long weekend without a single round; the alarm of absent rounds has been on for all of it. */
const BACK_MILLIS = 4 * 86_400_000;

/**
 * Hands out what is to be published within the next two minutes, each for its second, and again what should have been and is
 * not. Runs every minute; what is handed out twice is published once.
 */
export async function publishPressReleases({
  pressReleases,
  publishJobs,
  now,
}: PublishPressReleasesPorts): Promise<{ handedOut: number }> {
  const at = now();
  let handedOut = 0;
  const remembered = await pressReleases.remembered(at - BACK_MILLIS, at + AHEAD_MILLIS);
  // One that was scheduled anew stands on the calendar at both hours.
  const once = new Map(remembered.map((release) => [`${release.id}#${release.version}`, release]));
  for (const release of once.values()) {
    const version = (await pressReleases.versions(release.id)).find(
      ({ version }) => version === release.version,
    );
    if (version?.state !== 'scheduled' && version?.state !== 'publishing') continue;
    const dueAt = version.releasedAt ?? version.draft.publishAt;
    if (dueAt > at + AHEAD_MILLIS) continue;
    await publishJobs.enqueue(release, Math.max(0, Math.ceil((dueAt - at) / 1000)));
    handedOut += 1;
  }
  return { handedOut };
}
