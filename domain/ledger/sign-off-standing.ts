import { type Catalogue, signOffDays } from '../catalogue/catalogue.ts';
import { isUndone } from '../mail/dispatch.ts';
import { dayOfTruth, toldOn } from '../plan/day-of-truth.ts';
import { isChange, isIn, isTold, type Milestone } from '../plan/milestone.ts';
import { addWorkingDays } from '../shared/working-day.ts';
import type { SignOffEntry } from './sign-off.ts';

/**
 * Where an organisation's sign-off of a milestone stands. `not-asked`: nobody waits for it, since the milestone is
 * stopped, undone or told again, or is of a kind that nobody signs off. `not-yet`: its day has not come. `awaited` and
 * `overdue`: not signed off by now; `said` if they have said that it is not done.
 */
export type SignOffStanding<Said = SignOffEntry> =
  | { state: 'not-asked' }
  | { state: 'not-yet'; day: string | undefined }
  | { state: 'awaited' | 'overdue'; due: string; said?: Said | undefined }
  | { state: 'signed'; due: string; said: Said };

export type SignOffPlace = {
  milestone: Milestone;
  catalogue: Pick<Catalogue, 'signOffs'>;
  organisation: string;
  /** The milestones of the rollout, among which one may tell this again. */
  others: readonly Milestone[];
  today: string;
};

/** Where a sign-off stands on a day (2027-03-15), given an organisation's last word. */
export function signOffStanding<Said extends Pick<SignOffEntry, 'word'>>(
  place: SignOffPlace,
  said: Said | undefined,
): SignOffStanding<Said> {
  const { milestone, catalogue, organisation, today } = place;
  const days = signOffDays(catalogue, milestone.kind);
  if (days === undefined || !isAsked(place)) return { state: 'not-asked' };
  const day = dayOfTruth(milestone, organisation);
  if (day === undefined || day > today) return { state: 'not-yet', day };
  // Nobody signs off what they have not been told, however long ago it occurred.
  const due = addWorkingDays(laterOf(day, toldOn(milestone, organisation)), days, milestone.daysOff);
  if (said && said.word !== 'not-done') return { state: 'signed', due, said };
  return { state: due < today ? 'overdue' : 'awaited', due, ...(said ? { said } : {}) };
}

/** Whether any organisation may be asked to sign off a milestone. */
export function isSignedOff(milestone: Milestone, catalogue: SignOffPlace['catalogue']): boolean {
  return signOffDays(catalogue, milestone.kind) !== undefined && isTold(milestone) && !isChange(milestone);
}

function isAsked({ milestone, organisation, others }: SignOffPlace): boolean {
  return (
    isTold(milestone) &&
    !isChange(milestone) &&
    !isUndone(milestone, organisation) &&
    isIn(milestone, organisation) &&
    !others.some((other) => tellsAgain(other, milestone, organisation))
  );
}

/** Whether the same has been told to an organisation again since, which is signed off instead. */
function tellsAgain(other: Milestone, milestone: Milestone, organisation: string): boolean {
  return (
    other.kind === milestone.kind &&
    other.receivedAt > milestone.receivedAt &&
    isIn(other, organisation) &&
    isTold(other) &&
    !isChange(other)
  );
}

function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}
