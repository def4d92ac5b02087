import { type NewsItem, type NewsItems, newsItemSchema } from '../../../domain/news-item.ts';
import type { Table } from './table.ts';

/** News in DynamoDB, in a partition of its rollout, in the order of days. */
export class DynamoNewsItems implements NewsItems {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async add(item: NewsItem): Promise<void> {
    await this.#table.create({ pk: `NEWS#${item.rollout}`, sk: `${item.from}#${item.id}`, ...item });
  }

  ofRollout(rollout: string): Promise<NewsItem[]> {
    return this.#table.query(`NEWS#${rollout}`, '', newsItemSchema);
  }
}
