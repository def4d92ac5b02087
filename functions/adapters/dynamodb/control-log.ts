import {
  type ControlEntry,
  type ControlLog,
  controlEntrySchema,
  placeOf,
} from '../../../domain/controls/control-log.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/**
 * The log of controls in DynamoDB. It inserts by PartiQL, which never writes over a row, so functions need no
 * permission to put: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.insert.html
 */
export class DynamoControlLog implements ControlLog {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async append(entry: ControlEntry): Promise<boolean> {
    const key = keyOf('controlEntry', { change: entry.change, place: placeOf(entry) });
    const [inserted = false] = await this.#table.createAll([{ ...key, ...entry }]);
    return inserted;
  }

  entries(): Promise<ControlEntry[]> {
    return this.#table.query(rangeOf('controlEntry', {}), controlEntrySchema);
  }
}
