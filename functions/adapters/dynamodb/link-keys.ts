import { type LinkKey, type LinkKeys, linkKeySchema } from '../../../domain/links/link-key.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/** Link keys in DynamoDB, in a partition of their own that few functions may read. */
export class DynamoLinkKeys implements LinkKeys {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  all(): Promise<LinkKey[]> {
    return this.#table.query(rangeOf('linkKey', {}), linkKeySchema);
  }

  add(key: LinkKey): Promise<boolean> {
    return this.#table.create({ ...keyOf('linkKey', key), ...key });
  }
}
