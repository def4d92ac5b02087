import { type Catalogue, milestoneName } from '../../../domain/catalogue/catalogue.ts';
import { changeName } from '../../../domain/plan/change.ts';
import type { Milestone } from '../../../domain/plan/milestone.ts';
import { changeWords } from '../../words/change.gen.ts';
import type { Language } from '../../words/languages.ts';

/** What people call a milestone, or a change by the facts that have changed. */
export function shownMilestone(
  { kind, change }: Pick<Milestone, 'kind' | 'change'>,
  catalogue: Catalogue,
  locale: Language,
): string {
  if (!change) return milestoneName(catalogue, kind, locale);
  return changeWords(locale)('changedName', { name: changeName(change, catalogue, locale) });
}
