import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';

export type ReadStatusFeedPorts = {
  rollouts: Pick<Rollouts, 'list'>;
  milestones: Pick<Milestones, 'allOf'>;
  now: () => number;
};

/** Where a reader of the feed is: after this state of this milestone. */
export type FeedPlace = { at: number; id: string };

/** A write that began earlier may end later: what has changed so lately waits for the next reading. */
const SETTLES_MILLIS = 15_000;

/**
 * Milestones and changes by when their state changed last, oldest first: those after a place. Whoever reads on from the
 * last one misses none; one that changes again comes again, and what it was in between does not.
 */
export async function readStatusFeed(
  { after, limit }: { after: FeedPlace | undefined; limit: number },
  { rollouts, milestones, now }: ReadStatusFeedPorts,
): Promise<{ milestones: Milestone[]; more: boolean }> {
  const all = await allSettledOrThrow((await rollouts.list()).map(({ id }) => milestones.allOf(id)));
  const settled = now() - SETTLES_MILLIS;
  const left = all
    .flat()
    .filter(({ changedAt, id }) => changedAt <= settled && (!after || isAfter({ at: changedAt, id }, after)))
    .toSorted((a, b) => (isAfter({ at: a.changedAt, id: a.id }, { at: b.changedAt, id: b.id }) ? 1 : -1));
  return { milestones: left.slice(0, limit), more: left.length > limit };
}

function isAfter(one: FeedPlace, other: FeedPlace): boolean {
  return one.at > other.at || (one.at === other.at && one.id > other.id);
}
