import { type Contact, contactId } from '../contacts/contact.ts';
import type { Delivery } from '../mail/delivery.ts';

type Mail = Pick<Delivery, 'id' | 'organisation' | 'variant' | 'groups'> & {
  /** It asks its reader to act and tells them nothing. */
  isDuty?: boolean;
  /** The list that it belongs to, if its reader may unsubscribe. */
  list?: Delivery['list'];
};

/** A mail to a contact that nobody has tried to send yet. */
export function plannedDelivery(contact: Contact, { isDuty = false, list, ...mail }: Mail): Delivery {
  return {
    ...mail,
    contact: contactId(contact),
    name: contact.name,
    address: contact.address,
    ...(isDuty ? { task: true } : {}),
    ...(list === undefined ? {} : { list }),
    outcome: { state: 'planned', tries: 0, notBefore: 0 },
  };
}
