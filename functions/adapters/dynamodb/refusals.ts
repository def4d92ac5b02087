import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Refusal, type Refusals, refusalSchema } from '../../../domain/plan/refusal.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/** Refused events in DynamoDB, in order of arrival. */
export class DynamoRefusals implements Refusals {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async keep(refusal: Refusal): Promise<void> {
    // Time and id are the bus's, so a redelivered event is one row.
    const receivedAt = new Date(refusal.receivedAt).toISOString();
    await this.#table.put({ ...keyOf('refusal', { receivedAt, event: refusal.event }), ...refusal });
  }

  async latest(limit: number): Promise<Refusal[]> {
    const { Items } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': rangeOf('refusal', {}).pk },
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    return (Items ?? []).map((item) => this.#table.parse(item, refusalSchema));
  }
}
