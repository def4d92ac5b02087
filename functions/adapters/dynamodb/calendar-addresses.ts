import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  type CalendarAddress,
  type CalendarAddresses,
  calendarAddressSchema,
} from '../../../domain/calendar/calendar-address.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

/** Addresses of calendars in DynamoDB, in a partition of their own; the signed link itself is not stored. */
export class DynamoCalendarAddresses implements CalendarAddresses {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  find(owner: string, id: string): Promise<CalendarAddress | undefined> {
    return this.#table.get(keyOf('calendarAddress', { owner, id }), calendarAddressSchema);
  }

  ofOwner(owner: string): Promise<CalendarAddress[]> {
    return this.#table.query(rangeOf('calendarAddress', { owner }), calendarAddressSchema);
  }

  async add(address: CalendarAddress): Promise<void> {
    await this.#table.put({ ...keyOf('calendarAddress', address), ...address });
  }

  revoke(owner: string, { id, at }: { id: string; at: number }): Promise<boolean> {
    const command = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf('calendarAddress', { owner, id }),
      UpdateExpression: 'SET revokedAt = :at',
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(revokedAt)',
      ExpressionAttributeValues: { ':at': at },
    });
    return ifCondition(this.#table.client.send(command));
  }
}
