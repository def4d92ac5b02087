import { type ReadSumsPorts, readSumsTogether, readWritten } from '../../ledger/use-cases/read-sums.ts';
import { type ReachSpan, type SpannedMilestones, spannedBy } from '../reach-span.ts';
import { type TrendPoint, trendPoint } from '../reach-trend.ts';
import { type ReadReach, type ReadReachPorts, readReach } from './read-reach.ts';

export type ShowTrendsPorts = ReadReachPorts & ReadSumsPorts;

export type ShownTrends = ReadReach<TrendPoint> & Omit<SpannedMilestones, 'points'>;

/** Reach from milestone to milestone of a rollout. Undefined if it does not exist. */
export function showTrends(
  { rollout, span }: { rollout: string; span: ReachSpan },
  ports: ShowTrendsPorts,
): Promise<ShownTrends | undefined> {
  return readReach(
    {
      rollout,
      choose: (all) => spannedBy(span, all),
      async make(points, today) {
        const ids = points.flat().map(({ id }) => id);
        const sums = await readSumsTogether(await readWritten(ids, ports), ports);
        return points.map((milestones) =>
          trendPoint(
            milestones,
            milestones.flatMap(({ id }) => sums.get(id) ?? []),
            today,
          ),
        );
      },
    },
    ports,
  );
}
