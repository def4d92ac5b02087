import { type Contact, type Contacts, contactId } from '../../../domain/contact.ts';
import { Rows } from './rows.ts';

export class InMemoryContacts implements Contacts {
  readonly #rows = new Rows<Contact>();

  async ofOrganisation(organisation: string): Promise<Contact[]> {
    return this.#rows.under(`${organisation}#`);
  }

  async save(contacts: readonly Contact[]): Promise<void> {
    for (const contact of contacts) this.#rows.put(`${contact.organisation}#${contactId(contact)}`, contact);
  }
}
