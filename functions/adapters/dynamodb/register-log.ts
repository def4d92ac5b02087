import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import {
  BATCH_ENTRIES,
  type LogBatch,
  type LogNode,
  type LogPlace,
  logBatchSchema,
  logNodeSchema,
  logPlaceSchema,
  type RegisterKey,
  type RegisterKeys,
  type RegisterLog,
  registerKeySchema,
} from '../../../domain/register/register-log.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

// Numbers of one length sort as text.
const DIGITS = 12;
const padded = (value: number) => String(value).padStart(DIGITS, '0');

/**
 * The log of the register in DynamoDB. Everything is inserted by PartiQL, which never writes over a row, so functions
 * need no permission to change or remove what is in it.
 */
export class DynamoRegisterLog implements RegisterLog {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async last(): Promise<LogBatch | undefined> {
    const { pk, prefix } = rangeOf('logBatch', {});
    const command = new QueryCommand({
      TableName: this.#table.name,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      ScanIndexForward: false,
      Limit: 1,
    });
    const [item] = (await this.#table.client.send(command)).Items ?? [];
    return item && this.#table.parse(item, logBatchSchema);
  }

  async add(batch: LogBatch): Promise<boolean> {
    const key = keyOf('logBatch', { start: padded(batch.start) });
    const [added = false] = await this.#table.createAll([{ ...key, ...batch }]);
    return added;
  }

  async entries(from: number, to: number): Promise<string[]> {
    if (from >= to) return [];
    const at = (start: number) => rangeOf('logBatch', { start: padded(start) });
    // The batch that has the first of them began at most so many before.
    const first = at(Math.max(0, from - BATCH_ENTRIES + 1));
    const batches = await this.#table.between([first, at(to - 1)], logBatchSchema);
    return batches.flatMap(({ start, entries }) =>
      entries.filter((_, offset) => from <= start + offset && start + offset < to).map(({ text }) => text),
    );
  }

  async nodes(level: number, from: number, to: number): Promise<string[]> {
    if (from >= to) return [];
    const at = (index: number) =>
      rangeOf('logNode', { level: String(level).padStart(2, '0'), index: padded(index) });
    const nodes = await this.#table.between([at(from), at(to - 1)], logNodeSchema);
    return nodes.map(({ hash }) => hash);
  }

  places(dispatch: string): Promise<LogPlace[]> {
    return this.#table.query(rangeOf('logPlace', { dispatchId: dispatch }), logPlaceSchema);
  }

  async note({ places, nodes }: { places: readonly LogPlace[]; nodes: readonly LogNode[] }): Promise<void> {
    await this.#table.createAll([
      ...places.map((place) => ({
        ...keyOf('logPlace', { dispatchId: place.dispatch, index: padded(place.index) }),
        ...place,
      })),
      ...nodes.map((node) => ({
        ...keyOf('logNode', { level: String(node.level).padStart(2, '0'), index: padded(node.index) }),
        ...node,
      })),
    ]);
  }
}

/** The keys of the register in DynamoDB, in a partition of their own that only what signs may read. */
export class DynamoRegisterKeys implements RegisterKeys {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  all(): Promise<RegisterKey[]> {
    return this.#table.query(rangeOf('registerKey', {}), registerKeySchema);
  }

  async add(key: RegisterKey): Promise<boolean> {
    const row = { ...keyOf('registerKey', { number: String(key.number).padStart(4, '0') }), ...key };
    const [added = false] = await this.#table.createAll([row]);
    return added;
  }
}
