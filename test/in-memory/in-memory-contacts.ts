import { type Contact, type Contacts, isActive, withoutPhone } from '../../domain/contacts/contact.ts';
import type { InMemoryContactStore } from './in-memory-contact-store.ts';

export class InMemoryContacts implements Contacts {
  readonly #contactStore: InMemoryContactStore;

  constructor(contactStore: InMemoryContactStore) {
    this.#contactStore = contactStore;
  }

  async ofOrganisation(organisation: string): Promise<Contact[]> {
    return (await this.everybodyOf(organisation)).filter(isActive);
  }

  async everybodyOf(organisation: string): Promise<Contact[]> {
    return (await this.#contactStore.read([organisation])).contacts.map(withoutPhone);
  }

  async toCall(organisation: string): Promise<Contact[]> {
    return (await this.#contactStore.read([organisation])).contacts.filter(isActive);
  }

  async save(contacts: readonly Contact[]): Promise<void> {
    this.#contactStore.save(contacts);
  }
}
