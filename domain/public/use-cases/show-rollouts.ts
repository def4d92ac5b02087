import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import {
  progressOfAll,
  publicOn,
  type RolloutQuery,
  shownIn,
  type TimelineStep,
  timelineOf,
} from '../rollout-course.ts';
import { leadOf, type Partly, partlyTrue, type ReadRollout } from './show-rollout.ts';

export type ShowRolloutsPorts = { rollouts: Pick<Rollouts, 'list'>; readRollout: ReadRollout };

/** A rollout in the list. */
export type RolloutLine = {
  id: string;
  name: string;
  /** The latest announcement's lead. */
  lead: string;
  /** Of how many the latest is true, where it is not true of all. */
  partly?: Partly | undefined;
  timeline: TimelineStep[];
  organisations: number;
};

/** All rollouts that have told something, by name. */
export async function showRollouts(
  asked: RolloutQuery,
  { rollouts, readRollout }: ShowRolloutsPorts,
): Promise<RolloutLine[]> {
  const found = await allSettledOrThrow((await rollouts.list()).map(({ id }) => readRollout(id)));
  const lines = found.flatMap((known): RolloutLine[] => {
    if (!known) return [];
    const open = publicOn(known, asked.today);
    const standings = progressOfAll(open, asked.today);
    const service = shownIn(open.rollout.name, open, asked.locale);
    const newest = open.told.at(-1);
    if (!newest) return [];
    const partly = partlyTrue(newest, { open, progress: standings, today: asked.today });
    return [
      {
        id: open.rollout.id,
        name: service,
        lead: leadOf(open.version.catalogue, newest.kind, { locale: asked.locale, service }),
        ...(partly ? { partly } : {}),
        timeline: timelineOf(open, standings, asked),
        organisations: standings.length,
      },
    ];
  });
  return lines.sort((a, b) => a.name.localeCompare(b.name, asked.locale));
}
