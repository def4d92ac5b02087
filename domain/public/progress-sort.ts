import { inLocale, keptByLocale, type Locale } from '../shared/locale.ts';
import type { ProgressStep, RolloutProgress } from './rollout-progress.ts';

/** Sort keys of the progress table. */
export const PROGRESS_ORDERS = ['organisation', 'county', 'state', 'next'] as const;
export type ProgressOrder = (typeof PROGRESS_ORDERS)[number];

/** The first step not yet reached. */
export function nextProgressStep({ steps }: RolloutProgress): ProgressStep | undefined {
  return steps.find((step) => !step.reached);
}

const COLLATORS = keptByLocale((tag) => new Intl.Collator(tag, { numeric: true }));

/** Sorts by key, ties by name: furthest first, earliest start first. */
export function sortProgress(
  standings: readonly RolloutProgress[],
  order: ProgressOrder,
  locale: Locale,
): RolloutProgress[] {
  const { compare } = COLLATORS(locale);
  const name = (progress: RolloutProgress) => inLocale(progress.organisation.name, locale);
  // Unknown dates sort last: a letter follows digits and separators.
  const county = ({ county: of }: RolloutProgress) => (of ? inLocale(of.name, locale) : '\uffff');
  const soonest = (progress: RolloutProgress) => nextProgressStep(progress)?.plannedOn ?? '\uffff';
  const orders: Record<ProgressOrder, (a: RolloutProgress, b: RolloutProgress) => number> = {
    organisation: () => 0,
    county: (a, b) => compare(county(a), county(b)),
    state: (a, b) => b.reached - a.reached,
    next: (a, b) => compare(soonest(a), soonest(b)),
  };
  return standings.toSorted((a, b) => orders[order](a, b) || compare(name(a), name(b)));
}
