import { type LinkKey, type LinkKeys, linkKeySchema, nextKeyId } from '../../../domain/links/link-key.ts';
import { keyOf } from './keys.ts';
import { DynamoLinkKeys } from './link-keys.ts';
import type { Table } from './table.ts';

/**
 * Link keys for mails that leave side by side: read once for all of them, just before they do, in the call of whatever
 * else is read then.
 */
export class BatchLinkKeys implements Pick<LinkKeys, 'all' | 'add'> {
  readonly #table: Table;
  readonly #keys: DynamoLinkKeys;
  #known: readonly LinkKey[] = [];
  #read: Promise<LinkKey[]> | undefined;

  constructor(table: Table) {
    this.#table = table;
    this.#keys = new DynamoLinkKeys(table);
  }

  /** Reads the keys for the mails that leave next. */
  begin(): void {
    this.#read = this.#now();
    // Whoever asks for them hears of it.
    this.#read.catch(() => {});
  }

  all(): Promise<LinkKey[]> {
    return this.#read ?? this.#keys.all();
  }

  add(key: LinkKey): Promise<boolean> {
    this.#read = undefined;
    return this.#keys.add(key);
  }

  /** Keys are never deleted: those that are known are read by id, with the next, which tells whether there are more. */
  async #now(): Promise<LinkKey[]> {
    const ids = this.#known.map(({ id }) => id);
    if (ids.length > 0) {
      const rows = [...ids, nextKeyId(this.#known)].map((id) => keyOf('linkKey', { id }));
      const found = await this.#table.getAll(rows, linkKeySchema);
      if (found.length === ids.length) return found;
    }
    this.#known = await this.#keys.all();
    return [...this.#known];
  }
}
