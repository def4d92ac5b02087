import { type Contact, type Contacts, isActive } from '../../domain/contacts/contact.ts';
import type { InMemoryContactStore } from './in-memory-contact-store.ts';

export class InMemoryContacts implements Contacts {
  readonly #register: InMemoryContactStore;

  constructor(register: InMemoryContactStore) {
    this.#register = register;
  }

  async ofOrganisation(organisation: string): Promise<Contact[]> {
    return (await this.#register.read([organisation])).contacts.filter(isActive);
  }

  async save(contacts: readonly Contact[]): Promise<void> {
    this.#register.save(contacts);
  }
}
