import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type Lift,
  type Suppression,
  type Suppressions,
  suppressionSchema,
} from '../../../domain/mail/suppression.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

const foundSchema = z.object({ recipient: z.string(), liftedAt: z.number().optional() });

/** Suppressions in DynamoDB, keyed by digest of the address and scope. */
export class DynamoSuppressions implements Suppressions {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async add(suppression: Suppression): Promise<void> {
    const { recipient, scope } = suppression;
    const command = new PutCommand({
      TableName: this.#table.name,
      Item: { ...keyOf('suppression', { recipient, scope }), ...suppression },
      ConditionExpression: 'attribute_not_exists(pk) OR attribute_exists(liftedAt)',
    });
    await ifCondition(this.#table.client.send(command));
  }

  async lift({ recipient, scope, before, at }: Lift): Promise<void> {
    const command = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf('suppression', { recipient, scope }),
      ConditionExpression: 'reason = :left AND #at < :before AND attribute_not_exists(liftedAt)',
      UpdateExpression: 'SET liftedAt = :at',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':left': 'unsubscribe', ':before': before, ':at': at },
    });
    await ifCondition(this.#table.client.send(command));
  }

  async among(asked: Parameters<Suppressions['among']>[0]): Promise<Set<string>> {
    const keys = asked.flatMap(({ recipient, list }) =>
      ['all', ...(list ? [list] : [])].map((scope) => keyOf('suppression', { recipient, scope })),
    );
    const distinct = [...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()];
    const found = await this.#table.getAll(distinct, foundSchema);
    return new Set(found.flatMap(({ recipient, liftedAt }) => (liftedAt === undefined ? [recipient] : [])));
  }

  ofRecipient(recipient: string): Promise<Suppression[]> {
    return this.#table.query(rangeOf('suppression', { recipient }), suppressionSchema);
  }
}
