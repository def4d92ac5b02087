import { PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  type PreparedCounter,
  type PreparedCounters,
  preparedCounterSchema,
} from '../../../domain/milestone/prepared-counter.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

/** Prepared counters in DynamoDB, under their rollout. */
export class DynamoPreparedCounters implements PreparedCounters {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  find(rollout: string, id: string): Promise<PreparedCounter | undefined> {
    return this.#table.get(keyOf('preparedCounter', { rollout, id }), preparedCounterSchema);
  }

  ofRollout(rollout: string): Promise<PreparedCounter[]> {
    return this.#table.query(rangeOf('preparedCounter', { rollout }), preparedCounterSchema);
  }

  save(counter: PreparedCounter): Promise<boolean> {
    const { rollout, id } = counter.content;
    const follows =
      counter.version === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'version = :before',
            ExpressionAttributeValues: { ':before': counter.version - 1 },
          };
    const Item = { ...keyOf('preparedCounter', { rollout, id }), ...counter };
    return ifCondition(
      this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item, ...follows })),
    );
  }
}
