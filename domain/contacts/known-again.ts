import { erasedId } from './alias.ts';
import { type Contact, contactId, idsOf } from './contact.ts';
import { nameKey } from './contact-cell.ts';

/** Of a mail: the id of whoever got it, as it was then, and the name and address that stand with it. */
type Addressee = { contact: string; name: string; address: string };

/**
 * Tells by which id whoever got a mail is known today. Whoever has a new address is the same reader, also when they
 * have left or been erased since; where their old address is another person's now, the name tells the two apart.
 * `everybody`: those whose roles have ended too.
 */
export function knownAgain(everybody: readonly Contact[]): (addressee: Addressee) => string {
  const people = Map.groupBy(
    everybody.flatMap((contact) => idsOf(contact).map((id) => ({ id, contact }))),
    ({ id }) => id,
  );
  return ({ contact: id, name, address }) => {
    const erased = erasedId(address);
    if (erased !== undefined) return erased;
    const alike = (people.get(id) ?? []).map(({ contact }) => contact);
    const named = alike.find((contact) => nameKey(contact.name) === nameKey(name));
    const person = named ?? alike.find((contact) => contactId(contact) === id) ?? alike[0];
    return person ? contactId(person) : id;
  };
}
