import { formattingLocale, inLocale, type Locale } from '../shared/locale.ts';
import type { RolloutProgress, Step } from './rollout-progress.ts';

/** What a table of standings can be sorted by. */
export const PROGRESS_ORDERS = ['organisation', 'county', 'state', 'next'] as const;
export type ProgressOrder = (typeof PROGRESS_ORDERS)[number];

/** The first step that is still to come. */
export function nextProgressStep({ steps }: RolloutProgress): Step | undefined {
  return steps.find((step) => !step.reached);
}

/** Sorted; those that are equal, by name. Who has come furthest is first, and who starts soonest. */
export function sortProgress(
  standings: readonly RolloutProgress[],
  order: ProgressOrder,
  locale: Locale,
): RolloutProgress[] {
  const { compare } = new Intl.Collator(formattingLocale(locale), { numeric: true });
  const name = (standing: RolloutProgress) => inLocale(standing.organisation.name, locale);
  // A letter after all digits and names stands for what is not known.
  const county = ({ county: of }: RolloutProgress) => (of ? inLocale(of.name, locale) : '\uffff');
  const soonest = (standing: RolloutProgress) => nextProgressStep(standing)?.plannedOn ?? '\uffff';
  const orders: Record<ProgressOrder, (a: RolloutProgress, b: RolloutProgress) => number> = {
    organisation: () => 0,
    county: (a, b) => compare(county(a), county(b)),
    state: (a, b) => b.reached - a.reached,
    next: (a, b) => compare(soonest(a), soonest(b)),
  };
  return standings.toSorted((a, b) => orders[order](a, b) || compare(name(a), name(b)));
}
