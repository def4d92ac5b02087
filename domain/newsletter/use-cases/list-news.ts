import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { isMeantFor, type NewsItems } from '../news-item.ts';
import { type NewsStatus, newsStatusOf } from '../news-status.ts';
import { type LoadNewslettersPorts, loadNewsletters } from './load-newsletters.ts';

export type ListNewsPorts = LoadNewslettersPorts & {
  rollouts: Pick<Rollouts, 'participations'>;
  newsItems: Pick<NewsItems, 'ofRollout'>;
};

/**
 * A rollout's news from a first day (2027-03-25) on, with its progress, earliest first. `only` restricts news
 * and progress to one organisation.
 */
export async function listNews(
  { rollout, since, only }: { rollout: Rollout; since: string; only?: string | undefined },
  ports: ListNewsPorts,
): Promise<NewsStatus[]> {
  const [ground, items] = await allSettledOrThrow([
    loadNewsletters(rollout, since, ports),
    ports.newsItems.ofRollout(rollout.id),
  ]);
  const places = ground.places.filter(({ code }) => only === undefined || code === only);
  return items
    .filter((item) => item.from >= since && (only === undefined || isMeantFor(item, only)))
    .map((item) => newsStatusOf(item, { ...ground, places }));
}
