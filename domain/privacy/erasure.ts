import type { Alias } from '../contacts/alias.ts';
import { contactId } from '../contacts/contact.ts';
import type { Delivery } from '../mail/delivery.ts';
import type { PlanBasis } from '../plan/plan.ts';

/** The basis with an alias in place of a person, whose roles have ended there; the same basis where they are not in it. */
export function withoutPerson(
  basis: PlanBasis,
  { ids, alias, at }: { ids: readonly string[]; alias: Alias; at: number },
): PlanBasis {
  const isTheirs = (contact: PlanBasis['contacts'][number]) => ids.includes(contactId(contact));
  if (!basis.contacts.some(isTheirs)) return basis;
  return {
    ...basis,
    contacts: basis.contacts.map((contact) =>
      isTheirs(contact)
        ? {
            ...alias,
            organisation: contact.organisation,
            groups: contact.groups,
            locale: contact.locale,
            endedAt: at,
          }
        : contact,
    ),
  };
}

/** What takes a person's name and address out of what was planned and sent. */
export interface Erasures {
  /** Puts the alias into mails that are neither planned nor in the air. */
  deliveries(dispatchId: string, deliveries: readonly Delivery[], alias: Alias): Promise<void>;
  /** Puts the alias into the frozen basis of a plan, and ends the person's roles there, so that nothing is planned for them anew. */
  basis(
    part: { dispatchId: string; organisation: string },
    person: { ids: readonly string[]; alias: Alias; at: number },
  ): Promise<void>;
}
