import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type EventLog, type LoggedEvent, loggedEventSchema } from '../../../domain/webhooks/event-log.ts';
import { expiring } from './expiring.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

// Numbers of one length sort as text.
const DIGITS = 12;
const padded = (value: number) => String(value).padStart(DIGITS, '0');

/**
 * The log of events in DynamoDB. It inserts by PartiQL, which never writes over a row, so functions need no permission
 * to change or remove what stands in it.
 */
export class DynamoEventLog implements EventLog {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async last(): Promise<LoggedEvent | undefined> {
    const { pk } = rangeOf('loggedEvent', {});
    const command = new QueryCommand({
      TableName: this.#table.name,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ScanIndexForward: false,
      Limit: 1,
    });
    const [item] = (await this.#table.client.send(command)).Items ?? [];
    return item && this.#table.parse(item, loggedEventSchema);
  }

  async append(event: LoggedEvent, until: number): Promise<boolean> {
    const key = keyOf('loggedEvent', { sequence: padded(event.sequence) });
    const [added = false] = await this.#table.createAll([expiring({ ...key, ...event }, until)]);
    return added;
  }

  async after(sequence: number, limit: number): Promise<LoggedEvent[]> {
    const { pk, sk } = keyOf('loggedEvent', { sequence: padded(sequence) });
    const command = new QueryCommand({
      TableName: this.#table.name,
      ConsistentRead: true,
      // Not up to a number: those that come next may have expired, and later ones not.
      KeyConditionExpression: 'pk = :pk AND sk > :sk',
      ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
      Limit: limit,
    });
    const items = (await this.#table.client.send(command)).Items ?? [];
    return items.map((item) => this.#table.parse(item, loggedEventSchema));
  }
}
