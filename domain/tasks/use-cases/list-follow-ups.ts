import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Contact, type Contacts, idsOf } from '../../contacts/contact.ts';
import type { ManualFollowUp, ManualFollowUps } from '../../mail/manual-follow-up.ts';
import type { Milestone } from '../../plan/milestone.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';

export type ListFollowUpsPorts = {
  contacts: Pick<Contacts, 'ofOrganisation' | 'toCall'>;
  manualFollowUps: Pick<ManualFollowUps, 'ofOrganisation'>;
};

/** A person whom no mail reaches with what a milestone tells, and whether somebody has reached them otherwise. */
export type FollowUp = {
  milestone: Milestone;
  catalogue: Catalogue;
  followUp: ManualFollowUp;
  person: Contact;
};

type Told = Pick<FollowUp, 'milestone' | 'catalogue'>;

/**
 * Those at an organisation whom mails of these milestones did not reach, oldest first; whoever is no longer a contact
 * need not be. Read-only.
 */
export async function listFollowUps(
  organisation: string,
  milestones: readonly Told[],
  { contacts, manualFollowUps }: ListFollowUpsPorts,
): Promise<FollowUp[]> {
  const [people, found] = await allSettledOrThrow([
    contacts.toCall(organisation),
    allSettledOrThrow(
      milestones.map(async (told) => {
        const rows = await manualFollowUps.ofOrganisation(told.milestone.id, organisation);
        return rows.map((followUp) => ({ ...told, followUp }));
      }),
    ),
  ]);
  return found
    .flat()
    .flatMap((each) => {
      const person = people.find((contact) => idsOf(contact).includes(each.followUp.contact));
      return person ? [{ ...each, person }] : [];
    })
    .toSorted((one, other) => one.followUp.at - other.followUp.at);
}
