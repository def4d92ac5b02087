import type { Milestone } from '../plan/milestone.ts';
import type { PressVersion } from '../press/press-version.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import type { KnownRollout } from './known-rollout.ts';

/** Something that will happen on a day (2026-12-01). */
export type Coming = { day: string } & (
  | { what: 'milestone'; milestone: Milestone; organisations: number }
  | { what: 'release'; release: PressVersion; isApproved: boolean }
  | { what: 'newsletter' }
);

/** The most days that are shown of a rollout. */
const SHOWN = 6;

/** What comes next in a rollout, by day. */
export function comingOf({ milestones, releases, nextIssue, today, now }: KnownRollout): Coming[] {
  const days = milestones.flatMap(({ milestone }) => daysAhead(milestone, today));
  const leaving = releases
    .filter(({ state, draft }) => WAITING.some((each) => each === state) && draft.publishAt > now)
    .map((release): Coming => {
      const isApproved = release.state === 'scheduled';
      return { what: 'release', release, isApproved, day: toStockholm(release.draft.publishAt).date };
    });
  const issue: Coming[] =
    nextIssue === undefined ? [] : [{ what: 'newsletter', day: toStockholm(nextIssue).date }];
  return [...days, ...leaving, ...issue].toSorted((a, b) => a.day.localeCompare(b.day)).slice(0, SHOWN);
}

const WAITING = ['submitted', 'approved', 'scheduled'] as const;

/** The days to come on which a milestone becomes true of organisations. */
function daysAhead(milestone: Milestone, today: string): Coming[] {
  if (milestone.state === 'stopped' || milestone.state === 'stopping') return [];
  const ahead = milestone.organisations
    .flatMap((code) => milestone.days?.[code] ?? [])
    .filter((day) => day > today);
  return [...Map.groupBy(ahead, (day) => day)].map(
    ([day, of]): Coming => ({ what: 'milestone', milestone, day, organisations: of.length }),
  );
}
