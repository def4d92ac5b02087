import { PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  type PublishedAnswer,
  type PublishedAnswers,
  publishedAnswerSchema,
} from '../../../domain/answers/published-answer.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

/** Published answers in DynamoDB, in a partition that public functions may read. */
export class DynamoPublishedAnswers implements PublishedAnswers {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async put(answer: PublishedAnswer): Promise<void> {
    const command = new PutCommand({
      TableName: this.#table.name,
      Item: { ...keyOf('publishedAnswer', answer), ...answer },
      ConditionExpression: 'attribute_not_exists(pk) OR version < :version',
      ExpressionAttributeValues: { ':version': answer.version },
    });
    await ifCondition(this.#table.client.send(command));
  }

  ofRollout(rollout: string): Promise<PublishedAnswer[]> {
    return this.#table.query(rangeOf('publishedAnswer', { rollout }), publishedAnswerSchema);
  }
}
