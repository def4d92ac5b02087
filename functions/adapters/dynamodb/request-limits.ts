import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { RequestLimit, RequestLimits } from '../../../domain/shared/request-limit.ts';
import { keyOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

/** Rate limits in DynamoDB: one row per window, incremented while below the limit. */
export class DynamoRequestLimits implements RequestLimits {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  take({ who, window, most }: RequestLimit): Promise<boolean> {
    const command = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf('limit', { who, window }),
      ConditionExpression: 'attribute_not_exists(taken) OR taken < :most',
      UpdateExpression: 'ADD taken :one',
      ExpressionAttributeValues: { ':most': most, ':one': 1 },
    });
    return ifCondition(this.#table.client.send(command));
  }
}
