import type { MilestoneReached, Milestones } from '../../plan/milestone.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import type { Problem } from '../../shared/problem.ts';
import {
  type AcceptMilestonePorts,
  type AcceptResult,
  acceptMilestone,
  type ExamineMilestonePorts,
  examineMilestone,
  loadMilestoneContext,
  type Objection,
} from './accept-milestone.ts';
import { type CheckDispatchPorts, checkDispatch } from './check-dispatch.ts';

export type TriggerMilestonePorts = AcceptMilestonePorts & CheckDispatchPorts;

/** Nothing was begun, since no mail of it would leave. */
export type CannotSend = { kind: 'cannot-send'; problems: Problem[] };

/**
 * Triggers a milestone for a person or a program that gets an answer: refused where its mails could not leave. One
 * that is known is not asked about again, and an event of the bus begins all the same: its mails wait.
 */
export async function triggerMilestone(
  reached: MilestoneReached,
  ports: TriggerMilestonePorts,
): Promise<AcceptResult | CannotSend> {
  const stops = await checkTrigger(reached, ports);
  if (stops.length > 0) return { kind: 'cannot-send', problems: stops };
  return await acceptMilestone(reached, { at: ports.now(), byHand: true }, ports);
}

/** Why a milestone that is not known yet would be refused at a time (ms). */
export async function objectionTo(
  reached: MilestoneReached,
  now: number,
  ports: ExamineMilestonePorts & { milestones: Pick<Milestones, 'find'> },
): Promise<Objection | undefined> {
  if (await ports.milestones.find(reached.id)) return undefined;
  const context = await loadMilestoneContext(reached, ports);
  const examined = examineMilestone(reached, context, { at: now, now, byHand: true });
  return 'reason' in examined ? examined : undefined;
}

/** Why mails of a milestone that is not known yet could not leave. */
export async function checkTrigger(
  { id, rollout: from }: Pick<MilestoneReached, 'id' | 'rollout'>,
  ports: CheckDispatchPorts & {
    milestones: Pick<Milestones, 'find'>;
    rollouts: Pick<Rollouts, 'find'>;
  },
): Promise<Problem[]> {
  const rollout = (await ports.milestones.find(id)) ? undefined : await ports.rollouts.find(from);
  if (!rollout) return [];
  // How many mails there are is only known once they are planned.
  return (await checkDispatch({ from: rollout.from, mails: 1 }, ports)).stops;
}
