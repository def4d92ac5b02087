import { PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  type ManualFollowUp,
  type ManualFollowUps,
  manualFollowUpSchema,
} from '../../../domain/mail/manual-follow-up.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

/** Manual follow-ups in DynamoDB, beside the organisation's part of the milestone. */
export class DynamoManualFollowUps implements ManualFollowUps {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async open(dispatchId: string, task: ManualFollowUp): Promise<void> {
    await this.#table.create({ ...keyOf('manualFollowUp', { dispatchId, ...task }), ...task });
  }

  close(dispatchId: string, followUp: ManualFollowUp): Promise<boolean> {
    return this.#put(dispatchId, followUp, 'attribute_exists(pk) AND attribute_not_exists(closed)');
  }

  /** What is closed never changes but by this: no other write can be lost. */
  async reword(dispatchId: string, followUp: ManualFollowUp): Promise<void> {
    await this.#put(dispatchId, followUp, 'attribute_exists(closed)');
  }

  #put(dispatchId: string, followUp: ManualFollowUp, ConditionExpression: string): Promise<boolean> {
    const command = new PutCommand({
      TableName: this.#table.name,
      Item: { ...keyOf('manualFollowUp', { dispatchId, ...followUp }), ...followUp },
      ConditionExpression,
    });
    return ifCondition(this.#table.client.send(command));
  }

  ofOrganisation(dispatchId: string, organisation: string): Promise<ManualFollowUp[]> {
    return this.#table.query(rangeOf('manualFollowUp', { dispatchId, organisation }), manualFollowUpSchema);
  }
}
