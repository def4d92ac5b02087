import { defaultLocale, milestoneName } from '../catalogue/catalogue.ts';
import { trueFor } from '../plan/day-of-truth.ts';
import { inLocale, type Locale, type Localised } from '../shared/locale.ts';
import type { PublicRollout } from './public-rollout.ts';
import { type RolloutProgress, rolloutProgressOf } from './rollout-progress.ts';

/** A page request: language and today's date in Sweden (2026-11-25). */
export type RolloutQuery = { locale: Locale; today: string };

/** A milestone on a page; dates as 2026-11-25. */
export type TimelineStep = {
  kind: string;
  name: string;
  reached: boolean;
  reachedOn?: string | undefined;
  /** First and last planned date across organisations; often the same. */
  planned?: { from: string; to: string } | undefined;
  /** Number of organisations that have reached it. */
  count: number;
};

/** A localised text in a language, else in the catalogue's default. */
export function shownIn(texts: Localised, { version }: PublicRollout, locale: Locale): string {
  return inLocale(texts, locale, defaultLocale(version.catalogue));
}

/** The rollout as it is on a day: a milestone that is planned is not told before it is true of somebody. */
export function publicOn(open: PublicRollout, today: string): PublicRollout {
  return { ...open, told: open.told.filter((milestone) => trueFor(milestone, today).length > 0) };
}

/** Progress of every municipality and region, by code. The national office introduces nothing itself. */
export function progressOfAll(open: PublicRollout, today: string): RolloutProgress[] {
  const course = {
    catalogue: open.version.catalogue,
    told: open.told,
    facts: open.facts,
    members: open.members.length,
    today,
  };
  return open.members
    .filter(({ organisation }) => organisation.kind !== 'national')
    .map((member) => rolloutProgressOf(member, course));
}

/** A rollout's milestones with their actual or planned dates. */
export function timelineOf(
  open: PublicRollout,
  standings: readonly RolloutProgress[],
  { locale }: RolloutQuery,
): TimelineStep[] {
  const { catalogue } = open.version;
  const reported = new Set(open.told.map(({ kind }) => kind));
  const furthest = Object.keys(catalogue.milestones).findLastIndex((kind) => reported.has(kind));
  return Object.keys(catalogue.milestones).map((kind, index): TimelineStep => {
    const steps = standings.flatMap(({ steps }) => steps.filter((step) => step.kind === kind));
    return {
      kind,
      name: milestoneName(catalogue, kind, locale),
      reached: index <= furthest,
      reachedOn: steps.flatMap(({ reachedOn }) => reachedOn ?? []).sort()[0],
      planned: spanOf(steps.flatMap(({ plannedOn }) => plannedOn ?? [])),
      count: steps.filter(({ reached }) => reached).length,
    };
  });
}

function spanOf(dates: readonly string[]): TimelineStep['planned'] {
  const sorted = [...dates].sort();
  const [from, to] = [sorted[0], sorted.at(-1)];
  return from !== undefined && to !== undefined ? { from, to } : undefined;
}
