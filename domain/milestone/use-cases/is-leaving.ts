import { type Dispatch, type Dispatches, hasEnded } from '../../mail/dispatch.ts';
import { isEve } from '../../plan/day-of-truth.ts';
import type { Milestone } from '../../plan/milestone.ts';
import type { Plans } from '../../plan/plan.ts';

export type IsLeavingPorts = {
  dispatches: Pick<Dispatches, 'ofRollout'>;
  plans: Pick<Plans, 'summary' | 'progress'>;
  now: () => number;
};

/**
 * States from which mails leave with nobody to look at their plan again, approved ones as soon as they cannot be undone
 * any longer, or in which the plan is not whole yet.
 */
const LEAVING: readonly Milestone['state'][] = ['planning', 'approved', 'dispatching'];

type Asked = { rollout: string; organisation: string; milestones: readonly Milestone[] };

/** Whether mails of these milestones, or of a welcome, are on their way to the organisation, or will be as planned. */
export async function isLeaving(
  { rollout, organisation, milestones }: Asked,
  ports: IsLeavingPorts,
): Promise<boolean> {
  const welcomes = (await ports.dispatches.ofRollout(rollout, 0)).filter(
    (one) => one.purpose === 'welcome' && !hasEnded(one),
  );
  for (const one of [...milestones, ...welcomes]) if (await leaves(one, organisation, ports)) return true;
  return false;
}

async function leaves(
  { id, state, organisations }: Pick<Dispatch, 'id' | 'state' | 'organisations'>,
  organisation: string,
  { plans, now }: IsLeavingPorts,
): Promise<boolean> {
  if (!LEAVING.includes(state) || !organisations.includes(organisation)) return false;
  const part = await plans.summary(id, organisation);
  // What waits is planned again on its eve.
  if (part?.waits && !isEve(part, now())) return false;
  const { sent } = await plans.progress(id);
  return !sent.has(organisation);
}
