import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Alias } from '../../../domain/contacts/alias.ts';
import type { Delivery } from '../../../domain/mail/delivery.ts';
import { planBasisSchema } from '../../../domain/plan/plan.ts';
import { type Erasures, withoutPerson } from '../../../domain/privacy/erasure.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import { deflated, deflatedSchema, inflated } from './deflated.ts';
import { deliveryKey } from './delivery-row.ts';
import { keyOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

/** Erasures in DynamoDB: rows remain, without name and address. */
export class DynamoErasures implements Erasures {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async deliveries(dispatchId: string, deliveries: readonly Delivery[], alias: Alias): Promise<void> {
    for (const delivery of deliveries) {
      const command = new UpdateCommand({
        TableName: this.#table.name,
        Key: deliveryKey(dispatchId, delivery),
        UpdateExpression: 'SET #name = :name, #address = :address',
        ConditionExpression: 'attribute_exists(pk) AND NOT #outcome.#state IN (:planned, :sending)',
        ExpressionAttributeNames: {
          '#name': 'name',
          '#address': 'address',
          '#outcome': 'outcome',
          '#state': 'state',
        },
        ExpressionAttributeValues: {
          ':name': alias.name,
          ':address': alias.address,
          ':planned': 'planned',
          ':sending': 'sending',
        },
      });
      await ifCondition(this.#table.client.send(command));
    }
  }

  task(dispatchId: string, { before, after }: Parameters<Erasures['task']>[1]): Promise<boolean> {
    const command = new PutCommand({
      TableName: this.#table.name,
      Item: { ...keyOf('task', { dispatchId, ...after }), ...after },
      ConditionExpression: 'history = :history',
      ExpressionAttributeValues: { ':history': before.history },
    });
    return ifCondition(this.#table.client.send(command));
  }

  async basis(
    part: Parameters<Erasures['basis']>[0],
    person: Parameters<Erasures['basis']>[1],
  ): Promise<void> {
    const key = keyOf('basis', part);
    const row = await this.#table.get(key, deflatedSchema);
    if (!row) return;
    const before = planBasisSchema.parse(inflated(row));
    const after = withoutPerson(before, person);
    if (after === before) return;
    const command = new PutCommand({
      TableName: this.#table.name,
      Item: { ...key, ...deflated(after) },
      // Two people may be erased concurrently: replace only the basis that was read.
      ConditionExpression: 'deflated = :before',
      ExpressionAttributeValues: { ':before': row.deflated },
    });
    if (!(await ifCondition(this.#table.client.send(command))))
      throw new TemporaryFailure('a plan was changed during an erasure: try again');
  }
}
