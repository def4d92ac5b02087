import type { Rollouts } from '../../rollout/rollout.ts';
import type { NewsItem, NewsItems } from '../news-item.ts';
import { type NewsStatus, newsStatusOf } from '../news-status.ts';
import type { NewsAuthor } from './add-news-item.ts';
import { type LoadNewslettersPorts, loadNewsletters } from './load-newsletters.ts';

export type RetractNewsPorts = LoadNewslettersPorts & {
  rollouts: Pick<Rollouts, 'find' | 'participations'>;
  newsItems: Pick<NewsItems, 'ofRollout' | 'retract'>;
};

/** `too-late`: nothing is left to take back, and nothing was changed. */
export type RetractResult = { kind: 'not-there' } | { kind: 'taken-back' | 'too-late'; standing: NewsStatus };

/**
 * Keeps a piece of news out of every issue that is made from now on. Issues that have left, or are about to leave with it, keep it; the
 * answer says which. A local lead may take back what is for the own organisation alone. Again changes nothing.
 */
export async function retractNews(
  { rollout: id, news, author }: { rollout: string; news: string; author: NewsAuthor },
  ports: RetractNewsPorts,
): Promise<RetractResult> {
  const rollout = await ports.rollouts.find(id);
  const item = rollout && (await ports.newsItems.ofRollout(id)).find((one) => one.id === news);
  if (!rollout || !item || !isOf(item, author)) return { kind: 'not-there' };
  const before = newsStatusOf(item, await loadNewsletters(rollout, item.from, ports));
  if (before.state === 'gone' || before.state === 'missed') return { kind: 'too-late', standing: before };
  const marked = await ports.newsItems.retract(item, { by: author.by, at: ports.now() });
  if (!marked) return { kind: 'not-there' };
  // An issue that was being made has it all the same, so this is read after the mark was written.
  const after = newsStatusOf(marked, await loadNewsletters(rollout, item.from, ports));
  return { kind: 'taken-back', standing: after };
}

/** Whether somebody may take an item back: the office every one, an organisation those that are for it alone. */
export function isOf(
  { organisations }: NewsItem,
  { organisation }: Pick<NewsAuthor, 'organisation'>,
): boolean {
  if (organisation === undefined) return true;
  return organisations !== 'all' && organisations.every((code) => code === organisation);
}
