import type { AcceptedMail, Cloud } from '@budkavle/local-cloud';
import { recipientKey } from '../../domain/shared/email-address.ts';
import type { Operator } from '../operator.ts';

/** Who got these mails, by address. */
export function peopleIn(mails: readonly AcceptedMail[]): Set<string> {
  return new Set(mails.flatMap(({ destinations }) => destinations.map(recipientKey)));
}

/** The mails of a milestone or a change, oldest first; without the first so many of all. */
export function mailsTold(milestone: string, cloud: Cloud, skip = 0): AcceptedMail[] {
  return cloud.mails({ skip }).filter(({ tags }) => tags.milestone?.[0] === milestone);
}

/** Compares whom milestones that undo another one have told with whom that one had told. Returns every mismatch. */
export async function checkUndone(
  milestones: readonly string[],
  { cloud, operator }: { cloud: Cloud; operator: Operator },
): Promise<string[]> {
  const told = (await Promise.all(milestones.map((id) => operator.milestones.find(id)))).filter(
    (milestone) => milestone !== undefined,
  );
  return told.flatMap(({ id, undoes = [] }, index) => {
    const undone = told.slice(0, index).findLast(({ kind }) => undoes.includes(kind));
    if (!undone) return [];
    const others = peopleIn(mailsTold(id, cloud)).symmetricDifference(peopleIn(mailsTold(undone.id, cloud)));
    return others.size === 0 ? [] : [`${id} did not tell exactly those whom ${undone.id} had told`];
  });
}
