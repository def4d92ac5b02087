import { type LinkKey, type LinkKeys, linkKeySchema } from '../../../domain/links/link-key.ts';
import type { Table } from './table.ts';

const PARTITION = 'LINK-KEYS';

/** Keys of links in DynamoDB, in a partition of their own, which few functions may read. */
export class DynamoLinkKeys implements LinkKeys {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  all(): Promise<LinkKey[]> {
    return this.#table.query(PARTITION, '', linkKeySchema);
  }

  add(key: LinkKey): Promise<boolean> {
    return this.#table.create({ pk: PARTITION, sk: key.id, ...key });
  }
}
