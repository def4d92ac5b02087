import type { Rollouts } from '../../rollout/rollout.ts';
import type { NewsItem, NewsItems } from '../news-item.ts';
import { type NewsStatus, newsStatusOf } from '../news-status.ts';
import type { NewsAuthor } from './add-news-item.ts';
import { type LoadNewslettersPorts, loadNewsletters } from './load-newsletters.ts';

export type RetractNewsPorts = LoadNewslettersPorts & {
  rollouts: Pick<Rollouts, 'find' | 'participations'>;
  newsItems: Pick<NewsItems, 'ofRollout' | 'retract'>;
};

/** `too-late`: no upcoming issue has it; nothing was changed. */
export type RetractResult = { kind: 'not-there' } | { kind: 'taken-back' | 'too-late'; standing: NewsStatus };

/**
 * Retracts a news item from all issues created from now on. Sent issues, and those about to be sent, keep it
 * and are listed in the result. A local lead may retract news for their own organisation only. Idempotent.
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
  // An issue being composed may include it all the same, so read this after the write.
  const after = newsStatusOf(marked, await loadNewsletters(rollout, item.from, ports));
  return { kind: 'taken-back', standing: after };
}

/** Whether a user may retract an item: the office any, an organisation its own. */
export function isOf(
  { organisations }: NewsItem,
  { organisation }: Pick<NewsAuthor, 'organisation'>,
): boolean {
  if (organisation === undefined) return true;
  return organisations !== 'all' && organisations.every((code) => code === organisation);
}
