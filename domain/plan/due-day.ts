import { keptWith } from '../shared/kept-with.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import { addDays, addWorkingDays, workingDayFrom, workingDayUntil } from '../shared/working-day.ts';
import type { Milestone } from './milestone.ts';

/**
 * The given number of days from the milestone, or the working day before, but no earlier than the notice period after
 * planning; nor, unless it is due before the milestone, than the day on which its mails leave. Never a day off.
 */
export function dueOf(
  { milestone, day = milestone.occurredOn }: { milestone: Milestone; day: string | undefined },
  { due, notice }: { due: number; notice: number },
): string {
  return dueDay(milestone, `${day} ${due} ${notice}`);
}

/** Hundreds of obligations of a milestone have few due days between them. */
const dueDay = keptWith((milestone: Milestone, key) => {
  const [day = '', due, notice] = key.split(' ');
  return dayFor({ milestone, day }, { due: Number(due), notice: Number(notice) });
});

function dayFor(
  { milestone, day }: { milestone: Milestone; day: string },
  { due, notice }: { due: number; notice: number },
): string {
  const { daysOff, receivedAt } = milestone;
  const wanted = workingDayUntil(addDays(day, due), daysOff);
  const possible = workingDayFrom(addWorkingDays(toStockholm(receivedAt).date, notice, daysOff), daysOff);
  // What is due before the milestone is asked for by reminders, which leave earlier.
  const asked = due < 0 ? possible : workingDayFrom(day, daysOff);
  return [wanted, possible, asked].toSorted().at(-1) ?? wanted;
}
