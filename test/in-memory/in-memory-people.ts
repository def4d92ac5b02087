import type { Alias } from '../../domain/contacts/alias.ts';
import type {
  InvitationMail,
  People,
  PeopleChange,
  Person,
  PersonEntry,
} from '../../domain/people/person.ts';
import { Rows } from './rows.ts';

/** Who may sign in. */
export class InMemoryPeople implements People {
  readonly #people = new Rows<Person>();
  readonly #entries: PersonEntry[] = [];
  #version = 0;

  async find(id: string): Promise<Person | undefined> {
    return this.#people.get(id);
  }

  async read() {
    return { version: this.#version, people: this.#people.under('') };
  }

  async change({ version, put, entries }: PeopleChange): Promise<boolean> {
    if (version !== this.#version) return false;
    for (const person of put) this.#people.put(person.id, person);
    this.#entries.push(...entries);
    this.#version += 1;
    return true;
  }

  async noteMail(
    id: string,
    { invitation, from, to }: { invitation: number; from: InvitationMail; to: InvitationMail },
  ): Promise<boolean> {
    const person = this.#people.get(id);
    if (person?.invitation?.at !== invitation || person.invitation.mail !== from) return false;
    this.#people.put(id, { ...person, invitation: { ...person.invitation, mail: to } });
    this.#version += 1;
    return true;
  }

  async erase(id: string, alias: Alias): Promise<void> {
    const person = this.#people.get(id);
    if (person?.state !== 'ended') return;
    const { id: same, role, locale, state, by, since } = person;
    this.#people.put(id, { id: same, ...alias, role, locale, state, by, since });
    this.#version += 1;
  }

  async entries(): Promise<PersonEntry[]> {
    return this.#entries.toSorted((one, other) => one.at - other.at);
  }
}
