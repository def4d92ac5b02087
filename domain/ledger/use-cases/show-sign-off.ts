import type { Milestones } from '../../plan/milestone.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { SignOffEntry, SignOffs } from '../sign-off.ts';
import { type SignOffPlace, type SignOffStanding, signOffStanding } from '../sign-off-standing.ts';

export type ShowSignOffPorts = {
  milestones: Pick<Milestones, 'ofRollout'>;
  signOffs: Pick<SignOffs, 'find'>;
  now: () => number;
};

/** Where a sign-off stands, and all words that were given, oldest first. */
export type ShownSignOff = { standing: SignOffStanding; history: SignOffEntry[] };

/** An organisation's sign-off of a milestone. Read-only. */
export async function showSignOff(
  place: Pick<SignOffPlace, 'milestone' | 'catalogue' | 'organisation'>,
  { milestones, signOffs, now }: ShowSignOffPorts,
): Promise<ShownSignOff> {
  const { milestone, organisation } = place;
  const [others, signOff] = await allSettledOrThrow([
    milestones.ofRollout(milestone.rollout),
    signOffs.find(milestone.id, organisation),
  ]);
  const today = toStockholm(now()).date;
  const history = signOff?.history ?? [];
  return { standing: signOffStanding({ ...place, others, today }, history.at(-1)), history };
}
