import { isUndone } from '../../mail/dispatch.ts';
import { isTold, type Milestone } from '../../plan/milestone.ts';
import { problemAt } from '../../shared/problem.ts';
import { type CounterStanding, isReady, type PreparedCounters } from '../prepared-counter.ts';
import { acceptMilestone, type Objection } from './accept-milestone.ts';
import { standingCounter } from './prepare-counter.ts';
import { type CannotSend, checkTrigger, type TriggerMilestonePorts } from './trigger-milestone.ts';

export type FireCounterPorts = TriggerMilestonePorts & { preparedCounters: PreparedCounters };

export type Fired =
  | { kind: 'fired'; milestone: Milestone }
  /** It has not been approved as it would be sent now. Nothing was begun. */
  | { kind: 'unapproved'; standing: CounterStanding }
  | ({ kind: 'refused' } & Objection)
  | CannotSend
  /** Somebody has withdrawn it. */
  | { kind: 'withdrawn' }
  | { kind: 'not-there' };

type Asked = { rollout: string; id: string; on: string; by: string };

/**
 * Triggers a prepared counter with its day (2027-03-15). It is approved by whoever approved it in advance, so it leaves
 * without anybody else, but for the time in which it can be undone. Repeated, it is the same milestone.
 */
export async function fireCounter({ rollout, id, on, by }: Asked, ports: FireCounterPorts): Promise<Fired> {
  const found = await standingCounter({ rollout, id }, ports);
  if (!found) return { kind: 'not-there' };
  const { counter, standing } = found;
  const known = await ports.milestones.find(id);
  const { against, ...content } = counter.content;
  const reached = { ...content, occurredOn: on, triggeredBy: known?.triggeredBy ?? by };
  if (!known) {
    if (standing.isWithdrawn) return { kind: 'withdrawn' };
    const undone = await ports.milestones.find(against);
    if (!undone || !isInForce(undone)) {
      const problems = [problemAt('kind', 'nothing-to-undo')];
      return { kind: 'refused', reason: 'malformed', problems };
    }
    if (!isReady(standing)) return { kind: 'unapproved', standing };
    const stops = await checkTrigger(reached, ports);
    if (stops.length > 0) return { kind: 'cannot-send', problems: stops };
  }
  const report = { at: ports.now(), byHand: true, prepared: counter };
  const taken = await acceptMilestone(reached, report, ports);
  return taken.kind === 'refused' ? taken : { kind: 'fired', milestone: taken.milestone };
}

/** Whether somebody has been told of it for whom it still holds. */
export function isInForce(milestone: Milestone): boolean {
  return isTold(milestone) && milestone.organisations.some((code) => !isUndone(milestone, code));
}
