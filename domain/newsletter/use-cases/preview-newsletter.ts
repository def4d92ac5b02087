import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Delivery } from '../../mail/delivery.ts';
import type { Variant } from '../../mail/variant.ts';
import type { Milestone } from '../../plan/milestone.ts';
import type { Organisation } from '../../rollout/organisation.ts';
import type { NewsletterSlot, Participation, Rollout } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import type { NewsItem } from '../news-item.ts';
import type { RenderNewsletter } from '../newsletter-content.ts';
import type { NewsletterIssues } from '../newsletter-issue.ts';
import { hasNewsletter } from '../newsletter-readers.ts';
import {
  followed,
  type IssueTime,
  type NewsletterSchedules,
  newsletterDispatch,
  nextIssue,
} from '../newsletter-schedule.ts';
import { newsletterMails } from '../plan-newsletter-mails.ts';
import { type LoadIssueHoldingsPorts, loadIssueHoldings } from './load-changes.ts';
import { composeIssue, type LoadIssuePorts, loadReaders } from './load-issue.ts';
import { loadNews } from './load-news.ts';

export type PreviewNewsletterPorts = LoadIssuePorts &
  LoadIssueHoldingsPorts & {
    newsletterSchedules: Pick<NewsletterSchedules, 'of'>;
    newsletterIssues: Pick<NewsletterIssues, 'kept'>;
    renderIssue: RenderNewsletter;
    publicUrl: string;
  };

/** One organisation's next issue if nothing changes. */
export type NewsletterPreview = {
  rollout: Rollout;
  organisation: Organisation;
  participation: Participation;
  catalogue: Catalogue;
  next: IssueTime & { slot: NewsletterSlot };
  milestones: Milestone[];
  news: NewsItem[];
  /** One variant per kind of reader; empty without news. */
  variants: Variant[];
  deliveries: Delivery[];
  /** Contact ids of the readers who are subscribers from outside, known by address only. */
  subscribed: ReadonlySet<string>;
};

/**
 * Composes the next issue from what is known now. Read-only. Undefined if the organisation does not take part
 * or the rollout has no newsletter.
 */
export async function previewNewsletter(
  { rollout: id, organisation: code }: { rollout: string; organisation: string },
  ports: PreviewNewsletterPorts,
): Promise<NewsletterPreview | undefined> {
  if (!(await ports.rollouts.participation(id, code))) return undefined;
  const [readers, schedule, made] = await allSettledOrThrow([
    loadReaders(id, code, ports),
    ports.newsletterSchedules.of(id),
    ports.newsletterIssues.kept(id, code),
  ]);
  const { version } = readers;
  const { rollout, organisation, participation } = readers.basis;
  const own = Object.fromEntries(Object.entries(schedule).filter(([known]) => known === code));
  const entry = followed(own, [participation], ports.now())[code];
  if (!entry || !hasNewsletter(version.catalogue)) return undefined;
  const next = {
    ...nextIssue({ ...entry, slot: { ...entry.slot, daysOff: rollout.daysOff } }, made, ports.now()),
    slot: entry.slot,
  };
  // An issue that is due and does not exist yet is composed from today's news.
  const then = Math.max(next.at, ports.now());
  const opened = newsletterDispatch(id, { ...next, organisations: [code] }, then);
  const dispatch = { ...opened, week: next.week };
  const at = { ...ports, now: () => then };
  const held = await loadIssueHoldings(readers.basis, at);
  const basis = { ...readers.basis, held };
  const news = await loadNews({ dispatch, basis, version }, at);
  const issue = composeIssue({ ...readers, basis, dispatch, news }, at);
  const { catalogue } = version;
  const mails = newsletterMails({
    ...{ issue, basis, catalogue },
    render: ports.renderIssue,
    publicUrl: ports.publicUrl,
  });
  return {
    ...{ rollout, organisation, participation, catalogue, next, ...mails },
    milestones: news.told.map(({ milestone }) => milestone),
    news: news.items,
    subscribed: new Set(basis.subscribed),
  };
}
