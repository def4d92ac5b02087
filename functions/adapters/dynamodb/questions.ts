import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  type Question,
  type QuestionRef,
  type Questions,
  questionSchema,
} from '../../../domain/questions/question.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

/** Questions in DynamoDB, under their rollout. */
export class DynamoQuestions implements Questions {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  add(question: Question): Promise<boolean> {
    return this.#table.create({ ...keyOf('question', question), ...question });
  }

  find({ rollout, id }: QuestionRef): Promise<Question | undefined> {
    return this.#table.get(keyOf('question', { rollout, id }), questionSchema);
  }

  ofRollout(rollout: string): Promise<Question[]> {
    return this.#table.query(rangeOf('question', { rollout }), questionSchema);
  }

  replace(next: Question, read: Question): Promise<boolean> {
    const command = new PutCommand({
      TableName: this.#table.name,
      Item: { ...keyOf('question', next), ...next },
      ConditionExpression: 'revision = :read',
      ExpressionAttributeValues: { ':read': read.revision },
    });
    return ifCondition(this.#table.client.send(command));
  }

  async remove({ rollout, id }: QuestionRef): Promise<void> {
    const Key = keyOf('question', { rollout, id });
    await this.#table.client.send(new DeleteCommand({ TableName: this.#table.name, Key }));
  }
}
