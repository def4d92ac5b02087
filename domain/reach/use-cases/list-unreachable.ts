import type { Ledgers } from '../../ledger/ledger.ts';
import { newestWithin } from '../reach-span.ts';
import { mailingsOf, type Unreachable, unreachableIn } from '../unreachable.ts';
import { fromLedgers, type ReadReach, type ReadReachPorts, readReach } from './read-reach.ts';

export type ListUnreachablePorts = ReadReachPorts & { ledgers: Pick<Ledgers, 'ofMilestone'> };

export type UnreachableList = Omit<ReadReach<unknown>, 'points'> & {
  unreachable: Unreachable[];
  /** Number of milestones examined, and of earlier ones not examined. */
  milestones: number;
  earlier: number;
};

/** Groups in a rollout that no mail reaches, and since when. Undefined if the rollout does not exist. */
export async function listUnreachable(
  { rollout }: { rollout: string },
  ports: ListUnreachablePorts,
): Promise<UnreachableList | undefined> {
  const read = await readReach(
    {
      rollout,
      choose: (all) => newestWithin(all),
      make: fromLedgers(mailingsOf, ports),
    },
    ports,
  );
  if (!read) return undefined;
  const { points, ...around } = read;
  return { ...around, milestones: points.length, unreachable: unreachableIn(points) };
}
