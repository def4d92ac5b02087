import type { Task } from '../plan/task.ts';
import { isOpenTask } from '../plan/task-step.ts';
import { stockholmTime } from '../shared/stockholm-time.ts';
import { addDays, isWorkingDay, workingDaysSince } from '../shared/working-day.ts';
import type { Timing } from './task-mail.ts';
import { isMissed } from './task-progress.ts';

/** A task is among those of the coming days from so many working days before it is due. */
const SOON_DAYS = 3;
/**
 * On which days a task has a mail go out, in working days before it is due and after. The mail names everything that is near, so
 * that one mail serves for all; on other days nobody is written to about the same thing again.
 */
const REMIND = { before: [3, 0], after: [1, 3, 5, 8] } as const;
/** What is later than this many working days is put before the national coordinator. */
const HALTED_AFTER_DAYS = 5;

/** How urgent a task is on a day; undefined where nobody has to see to it any more, or nothing can be said yet. */
export function timingOf(task: Task, day: { today: string; occurredOn: string }): Timing | undefined {
  const { today } = day;
  if (!isOpenTask(task) || isMissed(task, day) || task.messages.length === 0) return undefined;
  if (task.due < today) return 'late';
  if (isNewlyReturned(task, today)) return 'returned';
  if (task.due === today) return 'today';
  return workingDaysSince(today, task.due) <= SOON_DAYS ? 'soon' : 'later';
}

/** Whether a task has a mail go out on a working day. */
export function reminds(task: Task, today: string): boolean {
  if (isNewlyReturned(task, today)) return true;
  const [before, after] = [workingDaysSince(today, task.due), workingDaysSince(task.due, today)];
  return task.due >= today
    ? REMIND.before.some((days) => days === before)
    : REMIND.after.some((days) => days === after);
}

/** Whether a task has come to a halt: nobody has seen to it for long, or it was handed back to the office. */
export function isHalted(task: Task, today: string): boolean {
  return (
    isOpenTask(task) && task.messages.length > 0 && workingDaysSince(task.due, today) > HALTED_AFTER_DAYS
  );
}

/** Whether the coordinator hears of a halted task on a day: on the first, and at the beginning of each week after. */
export function tellsCoordinator(task: Task, today: string): boolean {
  if (!isHalted(task, today)) return false;
  const first = workingDaysSince(task.due, today) === HALTED_AFTER_DAYS + 1;
  return first || previousWorkingDay(today) < addDays(today, -1);
}

/** It was handed back since the last working day, so that whoever has it now has not heard of it. */
function isNewlyReturned({ state, history }: Task, today: string): boolean {
  const last = history.at(-1);
  if (state !== 'cannot' || last === undefined) return false;
  const day = stockholmTime(last.at).date;
  return day >= previousWorkingDay(today) && day < today;
}

function previousWorkingDay(date: string): string {
  let day = addDays(date, -1);
  while (!isWorkingDay(day)) day = addDays(day, -1);
  return day;
}
