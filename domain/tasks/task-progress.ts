import type { Obligation, ObligationState } from '../plan/obligation.ts';
import type { Task } from '../plan/task.ts';
import { isOpenTask } from '../plan/task-step.ts';
import { addDays } from '../shared/working-day.ts';

/** An obligation that nobody saw to is missed when it was due, and its milestone reached, more than this many days ago. */
const MISSED_AFTER_DAYS = 14;

/** The day a task is looked at, and the one on which its milestone was reached. */
export type OnDay = { today: string; occurredOn: string };

/** Whether a task is so late that nobody is reminded of it any more; it can still be done. */
export function isMissed(task: Task, { today, occurredOn }: OnDay): boolean {
  const late = task.due > occurredOn ? task.due : occurredOn;
  return isOpenTask(task) && today > addDays(late, MISSED_AFTER_DAYS);
}

/** How far an obligation by hand has come, by its task. */
export function stateByTask(task: Task, day: OnDay): ObligationState {
  if (task.state === 'done') return task.owner === 'relay' ? 'relayed' : 'confirmed';
  if (task.state === 'waived') return 'waived';
  return isMissed(task, day) ? 'missed' : 'planned';
}

/** The obligations by hand whose state differs from what their tasks say, as they should be. Others are not touched. */
export function settleByTasks(
  obligations: readonly Obligation[],
  { tasks, day }: { tasks: readonly Task[]; day: OnDay },
): Obligation[] {
  const byKey = new Map(tasks.map((task) => [`${task.group}/${task.channel}`, task]));
  return obligations.flatMap((obligation): Obligation[] => {
    const task = byKey.get(`${obligation.group}/${obligation.channel}`);
    if (obligation.carrier !== 'people' || !task) return [];
    const state = stateByTask(task, day);
    return state === obligation.progress.state
      ? []
      : [{ ...obligation, progress: { state, people: 0, reached: 0 } }];
  });
}
