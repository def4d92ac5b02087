import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Ledgers } from '../../ledger/ledger.ts';
import type { Milestone } from '../../plan/milestone.ts';
import { isPollClosed, type Polls, pollCloses } from '../../polls/poll.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { type VerifiedReach, verifiedReach } from '../verified-reach.ts';

export type ShowVerifiedReachPorts = {
  ledgers: Pick<Ledgers, 'ofMilestone'>;
  polls: Pick<Polls, 'ofMilestone'>;
  now: () => number;
};

/** `closes`: the last day on which people can answer (2026-12-21); the answers are shown afterwards. */
export type ShownVerifiedReach = { closes: string; isClosed: boolean; reach: VerifiedReach };

/** What a milestone's ledger claims and what people have answered; undefined while nothing has left. Read-only. */
export async function showVerifiedReach(
  milestone: Milestone,
  { groups }: Pick<Catalogue, 'groups'>,
  { ledgers, polls, now }: ShowVerifiedReachPorts,
): Promise<ShownVerifiedReach | undefined> {
  const closes = pollCloses(milestone);
  if (closes === undefined) return undefined;
  const today = toStockholm(now()).date;
  const isClosed = isPollClosed(milestone, today);
  const [rows, counts] = await allSettledOrThrow([
    ledgers.ofMilestone(milestone.id),
    isClosed ? polls.ofMilestone(milestone.id) : [],
  ]);
  return { closes, isClosed, reach: verifiedReach({ rows, counts, order: Object.keys(groups), today }) };
}
