import type { NewsItem, NewsItems } from '../../domain/newsletter/news-item.ts';
import { Rows } from './rows.ts';

type Key = Pick<NewsItem, 'rollout' | 'from' | 'id'>;

export class InMemoryNewsItems implements NewsItems {
  readonly #rows = new Rows<NewsItem>();

  async add(item: NewsItem): Promise<{ kept: NewsItem; added: boolean }> {
    const there = this.#rows.get(keyOf(item));
    this.#rows.create(keyOf(item), item);
    return { kept: there ?? item, added: there === undefined };
  }

  async retract(item: Key, mark: NonNullable<NewsItem['takenBack']>): Promise<NewsItem | undefined> {
    const kept = this.#rows.get(keyOf(item));
    if (kept && !kept.takenBack) this.#rows.put(keyOf(item), { ...kept, takenBack: mark });
    return this.#rows.get(keyOf(item));
  }

  async ofRollout(rollout: string): Promise<NewsItem[]> {
    return this.#rows.under(`${rollout}#`);
  }
}

function keyOf({ rollout, from, id }: Key): string {
  return `${rollout}#${from}#${id}`;
}
