import type { Dispatch, Dispatches } from '../../mail/dispatch.ts';
import type { Plans } from '../../plan/plan.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { isMeantFor, type NewsItems } from '../news-item.ts';
import { type NewsStatus, newsStatusOf } from '../news-status.ts';
import { type IssueHeading, mayBeRead, type NewsletterIssues } from '../newsletter-issue.ts';
import { thatTell } from './load-news.ts';
import { byNews } from './load-newsletters.ts';
import {
  type NewsletterPreview,
  type PreviewNewsletterPorts,
  previewNewsletter,
} from './preview-newsletter.ts';

export type ShowLocalNewslettersPorts = PreviewNewsletterPorts & {
  newsItems: Pick<NewsItems, 'ofRollout'>;
  newsletterIssues: Pick<NewsletterIssues, 'kept'>;
  dispatches: Pick<Dispatches, 'find'>;
  plans: Pick<Plans, 'summary' | 'counts'>;
};

/** A non-empty issue of one organisation. */
export type IssueSent = {
  heading: IssueHeading;
  dispatch: Dispatch | undefined;
  /** Whether it is public. */
  open: boolean;
  /** Number of mails accepted for delivery, of all planned. */
  accepted: number;
  readers: number;
};

export type LocalNewsletters = {
  preview: NewsletterPreview;
  /** News for the organisation, earliest first. */
  news: NewsStatus[];
  /** Newest first. */
  issues: IssueSent[];
};

const ISSUES_SHOWN = 12;

/** One organisation's newsletter: the next issue, pending news and sent issues. Undefined if it has none. */
export async function showLocalNewsletters(
  ref: { rollout: string; organisation: string },
  ports: ShowLocalNewslettersPorts,
): Promise<LocalNewsletters | undefined> {
  const preview = await previewNewsletter(ref, ports);
  if (!preview) return undefined;
  const { rollout, organisation } = ref;
  const [kept, items] = await allSettledOrThrow([
    ports.newsletterIssues.kept(rollout, organisation),
    ports.newsItems.ofRollout(rollout),
  ]);
  const { participation, next } = preview;
  const facts = factsInForce(preview.rollout.facts, participation);
  const ground = {
    places: [{ code: organisation, slot: next.slot, next, facts }],
    told: byNews(await thatTell(kept, ports)),
    now: ports.now(),
  };
  const full = kept.filter(({ titles }) => Object.keys(titles).length > 0).slice(0, ISSUES_SHOWN);
  return {
    preview,
    news: items.filter((item) => isMeantFor(item, organisation)).map((item) => newsStatusOf(item, ground)),
    issues: await mapInChunks(full, (heading) => sentOf(heading, ports)),
  };
}

async function sentOf(
  heading: IssueHeading,
  { dispatches, plans }: ShowLocalNewslettersPorts,
): Promise<IssueSent> {
  const { dispatch: id, organisation } = heading;
  const [dispatch, summary, counts] = await allSettledOrThrow([
    dispatches.find(id),
    plans.summary(id, organisation),
    plans.counts(id, organisation),
  ]);
  return {
    heading,
    dispatch,
    open: mayBeRead(dispatch),
    accepted: counts?.accepted ?? 0,
    readers: summary?.deliveries ?? 0,
  };
}
