import type { Milestones } from '../../plan/milestone.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { heldAsOutdated, senderOf } from '../outdated-release.ts';
import type { PressReleases } from '../press-version.ts';

export type HoldOutdatedReleasesPorts = {
  rollouts: Pick<Rollouts, 'list' | 'participation'>;
  milestones: Pick<Milestones, 'allOf'>;
  pressReleases: Pick<PressReleases, 'ofRollout' | 'versions' | 'replace'>;
  now: () => number;
};

/** Even after a day without rounds, during which their alarm is on, nothing is missed. */
const BACK_MILLIS = DAY_MILLIS;

/**
 * Holds each release that waits for its approval or its hour but says something that no longer holds, so that people
 * learn of it long before. Runs every minute; idempotent. Returns the ids of the releases.
 */
export async function holdOutdatedReleases(ports: HoldOutdatedReleasesPorts): Promise<string[]> {
  const held: string[] = [];
  for (const rollout of await ports.rollouts.list()) {
    const reports = await ports.milestones.allOf(rollout.id);
    const newest = Math.max(...reports.map(({ receivedAt, changedAt }) => Math.max(receivedAt, changedAt)));
    if (newest >= ports.now() - BACK_MILLIS) held.push(...(await holdOf(rollout, ports)));
  }
  return held;
}

async function holdOf(
  rollout: Rollout,
  { rollouts, pressReleases, now }: HoldOutdatedReleasesPorts,
): Promise<string[]> {
  const ids = await pressReleases.ofRollout(rollout.id);
  const held = await mapInChunks(ids, async (id): Promise<string[]> => {
    const version = (await pressReleases.versions(id)).at(-1);
    if (!version?.facts) return [];
    const participation = await rollouts.participation(rollout.id, senderOf(version.draft, rollout));
    const next = participation && heldAsOutdated(version, { rollout, participation }, now());
    return next && (await pressReleases.replace(next)) ? [id] : [];
  });
  return held.flat();
}
