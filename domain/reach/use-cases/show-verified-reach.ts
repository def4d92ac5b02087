import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { LedgerSum } from '../../ledger/ledger-sum.ts';
import { type ReadSumsPorts, readSums } from '../../ledger/use-cases/read-sums.ts';
import type { Milestone } from '../../plan/milestone.ts';
import type { Plans } from '../../plan/plan.ts';
import { isPollClosed, type Polls, pollCloses, sampleDispatchId } from '../../polls/poll.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { type VerifiedReach, verifiedReach } from '../verified-reach.ts';

export type LoadVerifiedReachPorts = {
  polls: Pick<Polls, 'ofMilestone'>;
  plans: Pick<Plans, 'allCounts'>;
};

export type ShowVerifiedReachPorts = LoadVerifiedReachPorts & ReadSumsPorts & { now: () => number };

/** `closes`: the last day on which people can answer (2026-12-21); the answers are shown afterwards. */
export type ShownVerifiedReach = { closes: string; isClosed: boolean; reach: VerifiedReach };

/** What a milestone's ledger claims and what people have answered; undefined while nothing has left. Read-only. */
export async function showVerifiedReach(
  milestone: Milestone,
  { groups }: Pick<Catalogue, 'groups'>,
  ports: ShowVerifiedReachPorts,
): Promise<ShownVerifiedReach | undefined> {
  const closes = pollCloses(milestone);
  if (closes === undefined) return undefined;
  const today = toStockholm(ports.now()).date;
  const sums = await readSums(milestone.id, ports);
  const reach = await loadVerifiedReach({ milestone, sums, groups, today }, ports);
  return { closes, isClosed: isPollClosed(milestone, today), reach };
}

/**
 * The same as it stood on a day, from what its ledgers come to; what people answered only once they no longer
 * can.
 */
export async function loadVerifiedReach(
  {
    milestone,
    sums,
    groups,
    today,
  }: Pick<Catalogue, 'groups'> & { milestone: Milestone; sums: readonly LedgerSum[]; today: string },
  { polls, plans }: LoadVerifiedReachPorts,
): Promise<VerifiedReach> {
  const isClosed = isPollClosed(milestone, today);
  const [counts, asked] = await allSettledOrThrow([
    isClosed ? polls.ofMilestone(milestone.id) : [],
    isClosed ? plans.allCounts(sampleDispatchId(milestone.id)) : [],
  ]);
  return verifiedReach({ sums, counts, asked, order: Object.keys(groups), today });
}
