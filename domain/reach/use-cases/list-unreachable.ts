import { newestWithin } from '../reach-span.ts';
import { mailingsOf, type Unreachable, unreachableIn } from '../unreachable.ts';
import { type ReadReach, type ReadReachPorts, readReach } from './read-reach.ts';

export type UnreachableList = Omit<ReadReach<unknown>, 'points'> & {
  unreachable: Unreachable[];
  /** How many milestones were looked at, and how many earlier ones were not. */
  milestones: number;
  earlier: number;
};

/** Whom no mail reaches in a rollout, and since when. Undefined where there is no such rollout. */
export async function listUnreachable(
  { rollout }: { rollout: string },
  ports: ReadReachPorts,
): Promise<UnreachableList | undefined> {
  const read = await readReach(
    {
      rollout,
      choose: (all) => newestWithin(all),
      make: ([milestone], rows, today) => mailingsOf(milestone, rows, today),
    },
    ports,
  );
  if (!read) return undefined;
  const { points, ...around } = read;
  return { ...around, milestones: points.length, unreachable: unreachableIn(points) };
}
