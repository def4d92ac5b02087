import { type Contact, type Contacts, isActive } from '../../../domain/contacts/contact.ts';
import type { InMemoryContactRegister } from './in-memory-contact-register.ts';

export class InMemoryContacts implements Contacts {
  readonly #register: InMemoryContactRegister;

  constructor(register: InMemoryContactRegister) {
    this.#register = register;
  }

  async ofOrganisation(organisation: string): Promise<Contact[]> {
    return (await this.#register.read([organisation])).contacts.filter(isActive);
  }

  async save(contacts: readonly Contact[]): Promise<void> {
    this.#register.save(contacts);
  }
}
