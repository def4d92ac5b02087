import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { LedgerSum } from '../../ledger/ledger-sum.ts';
import type { Dispatches } from '../../mail/dispatch.ts';
import { isTold, type Milestone, type Milestones } from '../../plan/milestone.ts';
import { isPollClosed, pollCloses } from '../../polls/poll.ts';
import type { Rollout } from '../../rollout/rollout.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import {
  accountOf,
  daysOfQuarter,
  type QuarterlyAccount,
  type Understood,
  wasReleased,
} from '../quarterly-account.ts';
import { fromSums, type ReadReach, readReach } from './read-reach.ts';
import { type ShowGoalsPorts, showGoals } from './show-goals.ts';
import { loadVerifiedReach } from './show-verified-reach.ts';

export type ShowAccountPorts = ShowGoalsPorts & {
  milestones: Pick<Milestones, 'changesOf'>;
  dispatches: Pick<Dispatches, 'ofRollout'>;
};

export type ShownAccount = { rollout: Rollout; catalogue: Catalogue; account: QuarterlyAccount };

/** The account of a rollout's quarter, from its ledgers and counts. Undefined if the rollout does not exist. */
export async function showAccount(
  { rollout, quarter }: { rollout: string; quarter: string },
  ports: ShowAccountPorts,
): Promise<ShownAccount | undefined> {
  const days = daysOfQuarter(quarter);
  const read = await readReach(
    {
      rollout,
      choose: (all) => ({
        points: all
          .filter((each) => wasReleased(each, days) || closesIn(each, days))
          .map((milestone) => [milestone] as const),
      }),
      make: fromSums((milestone, sums) => ({ milestone, sums }), ports),
    },
    ports,
  );
  if (!read) return undefined;
  const changes = await ports.milestones.changesOf(rollout);
  const milestones = [
    ...read.points.map(({ milestone }) => milestone),
    ...changes.filter((each) => wasReleased(each, days)),
  ];
  const known = new Set(milestones.filter((each) => wasReleased(each, days)).map(({ id }) => id));
  const since = Date.parse(days.from) - OPENED_BEFORE_MILLIS;
  const all = await ports.dispatches.ofRollout(rollout, since);
  const others = all.filter(({ id, purpose }) => purpose !== 'milestone' && !known.has(id));
  const wanted = [...known, ...others.filter((each) => wasReleased(each, days)).map(({ id }) => id)];
  const counts = await mapInChunks(wanted, async (id) => [id, await ports.plans.allCounts(id)] as const);
  const goals = await showGoals({ rollout, asOf: days.to }, ports);
  const account = accountOf({
    ...{
      rollout,
      quarter,
      today: toStockholm(ports.now()).date,
      catalogue: read.catalogue,
      milestones,
      others,
    },
    counts: new Map(counts),
    goals: goals?.goals ?? [],
    goalChanges: goals?.changes ?? [],
    understood: await understoodIn(read, days, ports),
    sums: new Map(read.points.map(({ milestone, sums }) => [milestone.id, sums])),
  });
  return { rollout: read.rollout, catalogue: read.catalogue, account };
}

type Days = { from: string; to: string };

/** Whether the last day on which people can answer lies within these days. */
function closesIn(milestone: Milestone, { from, to }: Days): boolean {
  const closes = pollCloses(milestone);
  return (
    isTold(milestone) &&
    milestone.change === undefined &&
    closes !== undefined &&
    from <= closes &&
    closes <= to
  );
}

/** What was answered to questions that closed within these days; each milestone belongs to one quarter by that. */
async function understoodIn(
  { points, catalogue, today }: ReadReach<{ milestone: Milestone; sums: readonly LedgerSum[] }>,
  days: Days,
  ports: ShowAccountPorts,
): Promise<Understood[]> {
  const closed = points.filter(
    ({ milestone }) => closesIn(milestone, days) && isPollClosed(milestone, today),
  );
  return mapInChunks(closed, async ({ milestone, sums }) => {
    const own = await ports.catalogues.withoutTexts(milestone.catalogue, milestone.catalogueVersion);
    const { groups } = own ?? catalogue;
    const reach = await loadVerifiedReach({ milestone, sums, groups, today }, ports);
    return { milestone, closed: pollCloses(milestone) ?? days.to, reach };
  });
}

/** A dispatch may be opened long before it leaves. */
const OPENED_BEFORE_MILLIS = 366 * DAY_MILLIS;
