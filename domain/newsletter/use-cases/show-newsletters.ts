import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Dispatch, Dispatches } from '../../mail/dispatch.ts';
import type { Plans } from '../../plan/plan.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { NewsItems } from '../news-item.ts';
import { comingIssues, type IssueGroup, type NewsStatus, newsStatusOf } from '../news-status.ts';
import { hasNewsletter } from '../newsletter-readers.ts';
import { type LoadNewslettersPorts, loadNewsletters } from './load-newsletters.ts';

export type ShowNewslettersPorts = LoadNewslettersPorts & {
  rollouts: Pick<Rollouts, 'find' | 'participations'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
  newsItems: Pick<NewsItems, 'ofRollout'>;
  dispatches: Pick<Dispatches, 'find' | 'ofRollout'>;
  plans: Pick<Plans, 'summaries' | 'allCounts'>;
};

/** Issues of a week sent at one time, over all organisations. */
export type IssuesSent = {
  dispatch: Dispatch;
  /** Number of organisations with readers, of all in the slot. */
  issues: number;
  organisations: number;
  /** Number of mails accepted for delivery, of all planned. */
  accepted: number;
  readers: number;
};

/** A rollout's newsletters nationwide. */
export type NewslettersView = {
  rollout: Rollout;
  catalogue: Catalogue;
  organisations: string[];
  /** In order of time. */
  coming: IssueGroup[];
  /** News no older than the issues shown, earliest first. */
  news: NewsStatus[];
  /** Newest first. */
  sent: IssuesSent[];
};

/** Eight weeks; the register and the API have earlier ones. */
const SHOWN_MILLIS = 56 * DAY_MILLIS;

/** Upcoming and sent newsletters. Undefined if the rollout does not exist or has no newsletter. */
export async function showNewsletters(
  id: string,
  ports: ShowNewslettersPorts,
): Promise<NewslettersView | undefined> {
  const rollout = await ports.rollouts.find(id);
  const catalogue = rollout && (await catalogueOf(rollout, ports));
  if (!rollout || !catalogue || !hasNewsletter(catalogue)) return undefined;
  const since = ports.now() - SHOWN_MILLIS;
  const [ground, items, dispatches] = await allSettledOrThrow([
    loadNewsletters(rollout, toStockholm(since).date, ports),
    ports.newsItems.ofRollout(id),
    ports.dispatches.ofRollout(id, since),
  ]);
  const letters = dispatches.filter(({ purpose }) => purpose === 'newsletter');
  const sent = await mapInChunks(letters, (dispatch) => sentOf(dispatch, ports), 8);
  const recent = items.filter(({ from }) => from >= toStockholm(since).date);
  return {
    rollout,
    catalogue,
    organisations: ground.places.map(({ code }) => code),
    coming: comingIssues(ground.places),
    news: recent.map((item) => newsStatusOf(item, ground)),
    sent: sent.toSorted((one, other) => newest(one, other)),
  };
}

async function sentOf(dispatch: Dispatch, { plans }: ShowNewslettersPorts): Promise<IssuesSent> {
  const [summaries, allCounts] = await allSettledOrThrow([
    plans.summaries(dispatch.id),
    plans.allCounts(dispatch.id),
  ]);
  return {
    dispatch,
    issues: summaries.filter(({ deliveries }) => deliveries > 0).length,
    organisations: dispatch.organisations.length,
    accepted: allCounts.reduce((sum, { accepted }) => sum + accepted, 0),
    readers: summaries.reduce((sum, { deliveries }) => sum + deliveries, 0),
  };
}

function newest({ dispatch: one }: IssuesSent, { dispatch: other }: IssuesSent): number {
  const weekOf = ({ week }: Dispatch) => (week ? week.year * 100 + week.week : 0);
  return weekOf(other) - weekOf(one) || (one.id < other.id ? -1 : 1);
}

/** The rollout's current catalogue. */
export async function catalogueOf(
  { catalogue }: Rollout,
  { catalogues }: Pick<ShowNewslettersPorts, 'catalogues'>,
): Promise<Catalogue | undefined> {
  const version = await catalogues.currentVersion(catalogue);
  return version === undefined ? undefined : (await catalogues.load(catalogue, version))?.catalogue;
}
