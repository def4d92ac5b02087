import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { SharedRecord } from '../../../domain/shared/shared-record.ts';
import { type Key, keyOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

type SharedRow =
  | 'holds'
  | 'noticed'
  | 'pace'
  | 'reminded'
  | 'restores'
  | 'waitingCounts'
  | 'welcomed'
  | 'sampled';

/** A shared record: one row in DynamoDB with a version incremented by each write. */
export class DynamoSharedRecord<T> implements SharedRecord<T> {
  readonly #table: Table;
  readonly #key: Key;
  readonly #schema: z.ZodType<{ value: T; version: number }>;

  constructor(table: Table, { row, schema }: { row: SharedRow; schema: z.ZodType<T> }) {
    this.#table = table;
    this.#key = keyOf(row, {});
    this.#schema = z.object({ value: schema, version: z.int() });
  }

  async read(): Promise<{ value: T | undefined; version: number }> {
    return (await this.#table.get(this.#key, this.#schema)) ?? { value: undefined, version: 0 };
  }

  /**
   * A write whose response was lost also returns false and is repeated: that wastes a slot but never gives
   * one away twice.
   */
  write(value: T, version: number): Promise<boolean> {
    const unchanged =
      version === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': version } };
    const Item = { ...this.#key, value, version: version + 1 };
    return ifCondition(
      this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item, ...unchanged })),
    );
  }
}
