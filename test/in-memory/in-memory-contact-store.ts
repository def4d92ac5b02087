import { type Contact, contactId } from '../../domain/contacts/contact.ts';
import type { ContactChange } from '../../domain/contacts/contact-changes.ts';
import type {
  AuditEntry,
  ContactImport,
  ContactStore,
  ContactStoreChange,
} from '../../domain/contacts/contact-store.ts';
import { Rows } from './rows.ts';

const keyOf = (contact: Contact) => `${contact.organisation}#${contactId(contact)}`;

/** The register with the contacts that its twin reads. */
export class InMemoryContactStore implements ContactStore {
  readonly #contacts = new Rows<Contact>();
  readonly #imports = new Rows<ContactImport>();
  readonly #changes = new Map<string, readonly ContactChange[]>();
  readonly #auditEntries: AuditEntry[] = [];
  readonly #state = new Rows<{ version: number; open: string | undefined }>();

  get #version(): number {
    return this.#state.get('')?.version ?? 0;
  }

  set #version(version: number) {
    this.#state.put('', { version, open: this.#open });
  }

  get #open(): string | undefined {
    return this.#state.get('')?.open;
  }

  set #open(open: string | undefined) {
    this.#state.put('', { version: this.#version, open });
  }

  async state() {
    return { version: this.#version, open: this.#open };
  }

  async read(organisations: readonly string[]) {
    const open = this.#open === undefined ? [] : (this.#changes.get(this.#open) ?? []);
    const contacts = organisations.flatMap((organisation) => {
      const rows = new Rows<Contact>();
      const later = open.map(({ contact }) => contact).filter((each) => each.organisation === organisation);
      for (const contact of [...this.#contacts.under(`${organisation}#`), ...later])
        rows.put(keyOf(contact), contact);
      return rows.under('');
    });
    return { version: this.#version, contacts };
  }

  /** What somebody wrote past the register. */
  save(contacts: readonly Contact[]): void {
    for (const contact of contacts) this.#contacts.put(keyOf(contact), contact);
    this.#version += 1;
  }

  async change({ version, put = [], remove = [], entry }: ContactStoreChange): Promise<boolean> {
    if (this.#version !== version || this.#open !== undefined) return false;
    for (const { organisation, id } of remove) this.#contacts.remove(`${organisation}#${id}`);
    this.save(put);
    this.#auditEntries.push(entry);
    return true;
  }

  async note(entry: AuditEntry): Promise<void> {
    this.#auditEntries.push(entry);
  }

  async auditTrail(organisation: string): Promise<AuditEntry[]> {
    const own = this.#auditEntries.filter((entry) => entry.organisation === organisation);
    return own.toSorted((one, other) => one.at - other.at);
  }

  async stage(checked: ContactImport, changes: readonly ContactChange[]): Promise<void> {
    this.#changes.set(checked.id, changes);
    if (this.#imports.get(checked.id)?.state === 'dropped') this.#imports.put(checked.id, checked);
    this.#imports.create(checked.id, checked);
  }

  async staged() {
    return [...this.#changes.keys()].flatMap((id) => {
      const known = this.#imports.get(id);
      return known ? [{ id, at: known.checkedAt }] : [];
    });
  }

  async drop(id: string): Promise<void> {
    if (this.#move(id, 'checked', { state: 'dropped' })) this.#changes.delete(id);
  }

  async findImport(id: string): Promise<ContactImport | undefined> {
    return this.#imports.get(id);
  }

  async changesOf(id: string): Promise<ContactChange[]> {
    const changes = [...(this.#changes.get(id) ?? [])];
    return changes.sort((one, other) => (keyOf(one.contact) < keyOf(other.contact) ? -1 : 1));
  }

  async commit(
    id: string,
    { version, by, at }: { version: number; by: string; at: number },
  ): Promise<boolean> {
    if (this.#version !== version || this.#open !== undefined) return false;
    if (!this.#move(id, 'checked', { state: 'committed', committedBy: by, committedAt: at })) return false;
    this.#version += 1;
    this.#open = id;
    return true;
  }

  async finish(id: string): Promise<void> {
    if (this.#open !== id) return;
    for (const { contact } of await this.changesOf(id)) this.#contacts.put(keyOf(contact), contact);
    this.#changes.delete(id);
    this.#open = undefined;
    this.#move(id, 'committed', { state: 'done' });
  }

  #move(id: string, from: ContactImport['state'], set: Partial<ContactImport>): boolean {
    const known = this.#imports.get(id);
    if (known?.state !== from) return false;
    this.#imports.put(id, { ...known, ...set });
    return true;
  }
}
