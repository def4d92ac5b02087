import * as z from 'zod';
import { type DispatchState, isUndone } from '../mail/dispatch.ts';
import { dayOfTruth } from '../plan/day-of-truth.ts';
import { type Milestone, type MilestoneReached, milestoneIdSchema } from '../plan/milestone.ts';
import type { DeliveryCounts } from '../plan/plan.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { type Problem, problemAt } from '../shared/problem.ts';
import { toStockholm } from '../shared/stockholm-time.ts';

/** An organisation that has been told of a kind of milestone, or is about to be, with the day (2027-03-15). */
export const toldBeforeSchema = z.strictObject({
  organisation: organisationCodeSchema,
  milestone: milestoneIdSchema,
  day: z.iso.date(),
});
export type ToldBefore = z.infer<typeof toldBeforeSchema>;

/** An earlier milestone; the counts of its mails tell whom one that was stopped has reached. */
export type Announced = { milestone: Milestone; allCounts: readonly DeliveryCounts[] };

/** Whether only its counts say whom it has told. */
export function isStopped({ state }: { state: DispatchState }): boolean {
  return state === 'stopping' || state === 'stopped';
}

/** The organisations that were told, or are to be, each with the latest milestone that tells them; by code. */
export function toldBefore(organisations: readonly string[], announced: readonly Announced[]): ToldBefore[] {
  const told = announced.flatMap(({ milestone, allCounts }) =>
    organisations
      .filter((code) => milestone.organisations.includes(code) && !isUndone(milestone, code))
      .filter((code) => !isStopped(milestone) || hasLeft(allCounts, code))
      .map((organisation) => ({
        organisation,
        milestone: milestone.id,
        day: dayTold(milestone, organisation),
      })),
  );
  const latest = new Map(
    told.toSorted((a, b) => (a.day < b.day ? -1 : 1)).map((one) => [one.organisation, one]),
  );
  return [...latest.values()].sort((a, b) => (a.organisation < b.organisation ? -1 : 1));
}

function hasLeft(allCounts: readonly DeliveryCounts[], code: string): boolean {
  const counts = allCounts.find(({ organisation }) => organisation === code);
  return counts !== undefined && counts.accepted + counts.unknown > 0;
}

/** The day on which it told an organisation, or will: never before its own day. */
function dayTold(milestone: Milestone, organisation: string): string {
  const { days, dispatchedAt, receivedAt } = milestone;
  const began = toStockholm(dispatchedAt ?? receivedAt).date;
  const own = days && dayOfTruth(milestone, organisation);
  return own !== undefined && own > began ? own : began;
}

const NAMED = 10;

/** One problem for each milestone that has told some of the organisations, where no reason is given to tell again. */
export function againProblems(
  { again }: Pick<MilestoneReached, 'again'>,
  told: readonly ToldBefore[],
): Problem[] {
  if (again) return [];
  const groups = Map.groupBy(told, ({ milestone, day }) => `${milestone} ${day}`);
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    const { milestone, day: date } = first;
    const organisations = [first, ...more].slice(0, NAMED).map(({ organisation }) => organisation);
    return [
      problemAt('organisations', 'told-already', { milestone, date, count: more.length + 1, organisations }),
    ];
  });
}
