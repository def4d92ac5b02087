import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Task, type Tasks, taskSchema } from '../../../domain/plan/task.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

/** Tasks in DynamoDB, beside their obligations. */
export class DynamoTasks implements Tasks {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  ofOrganisation(milestone: string, organisation: string): Promise<Task[]> {
    return this.#table.query(rangeOf('task', { dispatchId: milestone, organisation }), taskSchema);
  }

  /** A write whose response was lost also returns false: the retry finds the step taken. */
  change(milestone: string, task: Task): Promise<boolean> {
    const command = new PutCommand({
      TableName: this.#table.name,
      Item: { ...keyOf('task', { dispatchId: milestone, ...task }), ...task },
      ConditionExpression: 'size(history) = :before',
      ExpressionAttributeValues: { ':before': task.history.length - 1 },
    });
    return ifCondition(this.#table.client.send(command));
  }
}
