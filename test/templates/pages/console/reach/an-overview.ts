import type {
  MilestoneOverview,
  ReachOverview,
} from '../../../../../domain/reach/use-cases/show-overview.ts';
import { overviewPage } from '../../../../../templates/pages/console/reach/overview.ts';
import { aCatalogue } from '../../../../fixtures/a-catalogue.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { aRollout } from '../../../../fixtures/a-rollout.ts';
import { parsedMail, wholeText } from '../../../parsed-mail.ts';

export const NO_COUNTS = {
  ...{ accepted: 0, returned: 0, failed: 0, unknown: 0 },
  ...{ skipped: 0, cancelled: 0, unreachable: 0 },
};

/** An overview of the lending rollout with one completed milestone of three organisations. */
export function anOverview(
  over: Partial<MilestoneOverview> = {},
  refusals: ReachOverview['refusals'] = [],
): ReachOverview {
  const milestone: MilestoneOverview = {
    milestone: aMilestone({ state: 'completed' }),
    ...{ planned: 2, sent: 1, waiting: 0, deliveries: 9 },
    counts: NO_COUNTS,
    groups: [],
    gaps: [],
    ...over,
  };
  const lending = { rollout: aRollout(), catalogue: aCatalogue(), organisations: 3 };
  return { rollouts: [{ ...lending, milestones: [milestone] }], refusals };
}

/** The page of an overview as an independent parser sees it. */
export async function shown(overview: ReachOverview, locale: 'sv' | 'en' = 'sv') {
  const { find } = await parsedMail(overviewPage(overview, { locale }));
  const texts = (selector: string) => find(selector).map(wholeText);
  return { find, texts, text: texts('body').join('') };
}
