import type { NewsItem, NewsItems } from '../../../domain/news-item.ts';
import { Rows } from './rows.ts';

export class InMemoryNewsItems implements NewsItems {
  readonly #rows = new Rows<NewsItem>();

  async add(item: NewsItem): Promise<void> {
    this.#rows.create(`${item.rollout}#${item.from}#${item.id}`, item);
  }

  async ofRollout(rollout: string): Promise<NewsItem[]> {
    return this.#rows.under(`${rollout}#`);
  }
}
