import type { Task } from '../plan/task.ts';
import { isOpenTask } from '../plan/task-step.ts';
import type { DaysOff } from '../shared/days-off.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import { addDays, workingDaysSince, workingDayUntil } from '../shared/working-day.ts';
import type { Timing } from './task-mail.ts';
import { isMissed } from './task-progress.ts';

/** Working days before the due date from which a task counts as upcoming. */
const SOON_DAYS = 3;
/**
 * Days on which a task triggers a mail, in working days before and after its due date. Each mail lists
 * everything upcoming, so one serves for all, and nobody is mailed daily about the same thing.
 */
const REMIND = { before: [3, 0], after: [1, 3, 5, 8] } as const;
/** Working days overdue after which the national coordinator is told. */
const HALTED_AFTER_DAYS = 5;

/** Urgency of a task on a day; undefined if it needs no action or nothing can be told yet. */
export function timingOf(
  task: Task,
  day: { today: string; occurredOn: string; daysOff?: DaysOff | undefined },
): Timing | undefined {
  const { today, daysOff } = day;
  if (!isOpenTask(task) || isMissed(task, day) || task.messages.length === 0) return undefined;
  if (task.due >= today && isNewlyReturned(task, { today, daysOff })) return 'returned';
  return timingOfDay(task.due, today, daysOff);
}

/** Urgency on a day of what is due on another. */
export function timingOfDay(due: string, today: string, daysOff?: DaysOff): Exclude<Timing, 'returned'> {
  if (due < today) return 'late';
  if (due === today) return 'today';
  return workingDaysSince(today, due, daysOff) <= SOON_DAYS ? 'soon' : 'later';
}

/** Whether a task triggers a mail on a working day. */
export function reminds(task: Task, today: string, daysOff?: DaysOff): boolean {
  return isNewlyReturned(task, { today, daysOff }) || isReminderDay(task.due, today, daysOff);
}

/** Whether what is due on a day triggers a mail on a working day. */
export function isReminderDay(due: string, today: string, daysOff?: DaysOff): boolean {
  const before = workingDaysSince(today, due, daysOff);
  const after = workingDaysSince(due, today, daysOff);
  return due >= today
    ? REMIND.before.some((days) => days === before)
    : REMIND.after.some((days) => days === after);
}

/** Whether a task has stalled: long overdue, or returned to the office. */
export function isHalted(task: Task, today: string, daysOff?: DaysOff): boolean {
  const isLong = workingDaysSince(task.due, today, daysOff) > HALTED_AFTER_DAYS;
  return isOpenTask(task) && task.messages.length > 0 && isLong;
}

/**
 * Whether the coordinator is told of a stalled task on a day: on the first, then at the start of each week.
 */
export function tellsCoordinator(task: Task, today: string, daysOff?: DaysOff): boolean {
  if (!isHalted(task, today, daysOff)) return false;
  const first = workingDaysSince(task.due, today, daysOff) === HALTED_AFTER_DAYS + 1;
  return first || previousWorkingDay(today, daysOff) < addDays(today, -1);
}

/** Returned since the last working day, so its current holder has not been told. */
function isNewlyReturned(
  { state, history }: Task,
  { today, daysOff }: { today: string; daysOff: DaysOff | undefined },
): boolean {
  const last = history.at(-1);
  if (state !== 'cannot' || last === undefined) return false;
  const day = toStockholm(last.at).date;
  return day >= previousWorkingDay(today, daysOff) && day < today;
}

function previousWorkingDay(date: string, daysOff: DaysOff | undefined): string {
  return workingDayUntil(addDays(date, -1), daysOff);
}
