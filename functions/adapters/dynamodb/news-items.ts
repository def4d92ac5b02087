import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type NewsItem, type NewsItems, newsItemSchema } from '../../../domain/newsletter/news-item.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

/** News in DynamoDB, under its rollout, ordered by date. */
export class DynamoNewsItems implements NewsItems {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async add(item: NewsItem): Promise<{ kept: NewsItem; added: boolean }> {
    if (await this.#table.create({ ...keyOf('newsItem', item), ...item })) return { kept: item, added: true };
    return { kept: (await this.#find(item)) ?? item, added: false };
  }

  async retract(
    item: Pick<NewsItem, 'rollout' | 'from' | 'id'>,
    mark: NonNullable<NewsItem['takenBack']>,
  ): Promise<NewsItem | undefined> {
    const command = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf('newsItem', item),
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(takenBack)',
      UpdateExpression: 'SET takenBack = :mark',
      ExpressionAttributeValues: { ':mark': mark },
    });
    await ifCondition(this.#table.client.send(command));
    return this.#find(item);
  }

  ofRollout(rollout: string): Promise<NewsItem[]> {
    return this.#table.query(rangeOf('newsItem', { rollout }), newsItemSchema);
  }

  #find(item: Pick<NewsItem, 'rollout' | 'from' | 'id'>): Promise<NewsItem | undefined> {
    return this.#table.get(keyOf('newsItem', item), newsItemSchema);
  }
}
