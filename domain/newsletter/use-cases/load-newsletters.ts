import { factsInForce } from '../../rollout/facts-in-force.ts';
import type { Participation, Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { type IsoWeek, isoWeekOf, weekBefore } from '../../shared/iso-week.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { NewsContext, NewsletterPlace } from '../news-status.ts';
import type { IssueHeading, NewsletterIssues } from '../newsletter-issue.ts';
import { followed, type NewsletterSchedules, nextIssue } from '../newsletter-schedule.ts';
import { type LoadNewsPorts, thatTell } from './load-news.ts';

export type LoadNewslettersPorts = {
  rollouts: Pick<Rollouts, 'participations'>;
  newsletterSchedules: Pick<NewsletterSchedules, 'of'>;
  newsletterIssues: Pick<NewsletterIssues, 'keptSince'>;
  dispatches: LoadNewsPorts['dispatches'];
  now: () => number;
};

/**
 * A rollout's newsletters as of now: schedules, and what issues have carried since the given day
 * (2027-03-25).
 */
export async function loadNewsletters(
  rollout: Rollout,
  since: string,
  ports: LoadNewslettersPorts,
): Promise<NewsContext> {
  const now = ports.now();
  const [participations, schedule, headings] = await allSettledOrThrow([
    ports.rollouts.participations(rollout.id),
    ports.newsletterSchedules.of(rollout.id),
    ports.newsletterIssues.keptSince(rollout.id, earlier(isoWeekOf(since), now)),
  ]);
  const known = followed(schedule, participations, now);
  const made = Map.groupBy(headings, ({ organisation }) => organisation);
  const places = participations.flatMap((participation): NewsletterPlace[] => {
    const entry = known[participation.organisation];
    return entry ? [placeOf(rollout, participation, { entry, made, now })] : [];
  });
  return { places, told: byNews(await thatTell(headings, ports)), now };
}

type When = {
  entry: Parameters<typeof nextIssue>[0];
  made: ReadonlyMap<string, readonly IssueHeading[]>;
  now: number;
};

function placeOf(
  rollout: Rollout,
  participation: Participation,
  { entry, made, now }: When,
): NewsletterPlace {
  const code = participation.organisation;
  const slot = { ...entry.slot, daysOff: rollout.daysOff };
  return {
    code,
    slot,
    next: nextIssue({ ...entry, slot }, made.get(code) ?? [], now),
    facts: factsInForce(rollout.facts, participation),
  };
}

/** At the latest last week: the next issue depends on whether that week's exists. */
function earlier(week: IsoWeek, now: number): IsoWeek {
  const last = weekBefore(isoWeekOf(toStockholm(now).date));
  const isEarlier = week.year < last.year || (week.year === last.year && week.week < last.week);
  return isEarlier ? week : last;
}

/** The issues that have told a piece of news, by its id. */
export function byNews(headings: readonly IssueHeading[]): Map<string, IssueHeading[]> {
  const pairs = headings.flatMap((heading) =>
    heading.sources.flatMap((source) => ('news' in source ? [{ news: source.news, heading }] : [])),
  );
  return new Map(
    [...Map.groupBy(pairs, ({ news }) => news)].map(([news, found]) => [
      news,
      found.map(({ heading }) => heading),
    ]),
  );
}
