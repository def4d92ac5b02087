import type { Alias } from '../contacts/alias.ts';
import { contactId } from '../contacts/contact.ts';
import type { Delivery } from '../mail/delivery.ts';
import type { PlanBasis } from '../plan/plan-basis.ts';
import type { Task } from '../plan/task.ts';

/** Replaces a person in a basis by an alias without roles; returns the same basis if they are not in it. */
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

/** Removes a person's name and address from plans and sent mails. */
export interface Erasures {
  /** Pseudonymises mails in a final state. */
  deliveries(dispatchId: string, deliveries: readonly Delivery[], alias: Alias): Promise<void>;
  /**
   * Pseudonymises the person in a frozen basis and ends their roles there, so nothing new is planned for
   * them.
   */
  basis(
    part: { dispatchId: string; organisation: string },
    person: { ids: readonly string[]; alias: Alias; at: number },
  ): Promise<void>;
  /** Replaces a task, if it is as it was; else false, without effect. */
  task(milestone: string, task: { before: Task; after: Task }): Promise<boolean>;
}
