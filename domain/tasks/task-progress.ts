import { dayOfTruth } from '../plan/day-of-truth.ts';
import type { Milestone } from '../plan/milestone.ts';
import type { Obligation, ObligationState } from '../plan/obligation.ts';
import type { Task } from '../plan/task.ts';
import { isOpenTask } from '../plan/task-step.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import { addDays } from '../shared/working-day.ts';

/** Days after both due date and milestone when an untouched obligation counts as missed. */
const MISSED_AFTER_DAYS = 14;

/** The current date, and the day from which the task's milestone is true of its organisation. */
export type OnDay = { today: string; occurredOn: string };

/** The days that an organisation's tasks are judged by at a time (ms). */
export function dayFor(
  milestone: Pick<Milestone, 'days' | 'occurredOn'>,
  { organisation, now }: { organisation: string; now: number },
): OnDay {
  const occurredOn = dayOfTruth(milestone, organisation) ?? milestone.occurredOn;
  return { today: toStockholm(now).date, occurredOn };
}

/** Whether a task is too late for reminders; it can still be done. */
export function isMissed(task: Task, { today, occurredOn }: OnDay): boolean {
  const late = task.due > occurredOn ? task.due : occurredOn;
  return isOpenTask(task) && today > addDays(late, MISSED_AFTER_DAYS);
}

/** State of a manual obligation, derived from its task. */
export function stateByTask(task: Task, day: OnDay): ObligationState {
  if (task.state === 'done') return task.owner === 'relay' ? 'relayed' : 'confirmed';
  if (task.state === 'waived') return 'waived';
  return isMissed(task, day) ? 'missed' : 'planned';
}

/** Manual obligations whose state differs from their tasks', with the correct state. */
export function settleByTasks(
  obligations: readonly Obligation[],
  { tasks, day }: { tasks: readonly Task[]; day: OnDay },
): Obligation[] {
  const byKey = new Map(tasks.map((task) => [`${task.group}/${task.channel}`, task]));
  return obligations.flatMap((obligation): Obligation[] => {
    const task = byKey.get(`${obligation.group}/${obligation.channel}`);
    // What a supplement told is as its own task says.
    if (obligation.carrier !== 'people' || !task || obligation.progress.dispatch !== undefined) return [];
    const state = stateByTask(task, day);
    return state === obligation.progress.state
      ? []
      : [{ ...obligation, progress: { ...obligation.progress, state } }];
  });
}
