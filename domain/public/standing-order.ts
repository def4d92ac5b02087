import { formattingLocale, inLocale, type Locale } from '../shared/locale.ts';
import type { Standing, Step } from './standing.ts';

/** What a table of standings can be sorted by. */
export const STANDING_ORDERS = ['organisation', 'county', 'state', 'next'] as const;
export type StandingOrder = (typeof STANDING_ORDERS)[number];

/** The first step that is still to come. */
export function nextStep({ steps }: Standing): Step | undefined {
  return steps.find((step) => !step.reached);
}

/** Sorted; those that are equal, by name. Who has come furthest is first, and who starts soonest. */
export function sortStandings(
  standings: readonly Standing[],
  order: StandingOrder,
  locale: Locale,
): Standing[] {
  const { compare } = new Intl.Collator(formattingLocale(locale), { numeric: true });
  const name = (standing: Standing) => inLocale(standing.organisation.name, locale);
  // A letter after all digits and names stands for what is not known.
  const county = ({ county: of }: Standing) => (of ? inLocale(of.name, locale) : '\uffff');
  const soonest = (standing: Standing) => nextStep(standing)?.plannedOn ?? '\uffff';
  const orders: Record<StandingOrder, (a: Standing, b: Standing) => number> = {
    organisation: () => 0,
    county: (a, b) => compare(county(a), county(b)),
    state: (a, b) => b.reached - a.reached,
    next: (a, b) => compare(soonest(a), soonest(b)),
  };
  return standings.toSorted((a, b) => orders[order](a, b) || compare(name(a), name(b)));
}
