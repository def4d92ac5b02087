import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { SignOffs } from '../../ledger/sign-off.ts';
import { type SignOffPlace, signOffStanding } from '../../ledger/sign-off-standing.ts';
import { publishSignOff } from '../../ledger/use-cases/give-sign-off.ts';
import type { Milestone } from '../../plan/milestone.ts';
import type { MilestoneEvents } from '../../plan/milestone-events.ts';
import type { SignOffDuty } from '../plan-reminders.ts';
import { timingOfDay } from '../reminder-days.ts';

export type SyncSignOffsPorts = {
  signOffs: Pick<SignOffs, 'ofMilestone' | 'published'>;
  events: MilestoneEvents;
};

/** A milestone whose sign-offs are looked after, among the others of its rollout. */
export type SignedMilestone = { milestone: Milestone; catalogue: Catalogue; others: readonly Milestone[] };

/**
 * The sign-offs of a milestone that are due soon or overdue. Also publishes those that a crash left unpublished.
 * `today` is a date in Stockholm.
 */
export async function syncSignOffs(
  { milestone, catalogue, others }: SignedMilestone,
  today: string,
  ports: SyncSignOffsPorts,
): Promise<SignOffDuty[]> {
  const given = new Map(
    (await ports.signOffs.ofMilestone(milestone.id)).map((each) => [each.organisation, each] as const),
  );
  const duties: SignOffDuty[] = [];
  for (const organisation of milestone.organisations) {
    const place: SignOffPlace = { milestone, catalogue, organisation, others, today };
    const signOff = given.get(organisation);
    if (signOff) await publishSignOff({ signOff, place }, ports);
    const standing = signOffStanding(place, signOff?.history.at(-1));
    if (standing.state !== 'awaited' && standing.state !== 'overdue') continue;
    const { due } = standing;
    if (timingOfDay(due, today, milestone.daysOff) !== 'later')
      duties.push({ milestone, catalogue, organisation, due });
  }
  return duties;
}
