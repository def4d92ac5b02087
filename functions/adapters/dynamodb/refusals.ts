import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Refusal, type Refusals, refusalSchema } from '../../../domain/plan/refusal.ts';
import { type Key, keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/** Refused events in DynamoDB, in order of arrival. */
export class DynamoRefusals implements Refusals {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async keep(refusal: Refusal): Promise<void> {
    await this.#table.put({ ...keyOfEvent(refusal), ...refusal });
  }

  find(of: Pick<Refusal, 'event' | 'receivedAt'>): Promise<Refusal | undefined> {
    return this.#table.get(keyOfEvent(of), refusalSchema);
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

// Time and id are the bus's, so a redelivered event is one row.
function keyOfEvent({ event, receivedAt }: Pick<Refusal, 'event' | 'receivedAt'>): Key {
  return keyOf('refusal', { receivedAt: new Date(receivedAt).toISOString(), event });
}
