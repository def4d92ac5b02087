import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Dispatches } from '../../mail/dispatch.ts';
import type { Plans } from '../../plan/plan.ts';
import type { Rollout } from '../../rollout/rollout.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { accountOf, daysOfQuarter, type QuarterlyAccount, wasReleased } from '../quarterly-account.ts';
import { readReach } from './read-reach.ts';
import { type ShowGoalsPorts, showGoals } from './show-goals.ts';

export type ShowAccountPorts = ShowGoalsPorts & {
  dispatches: Pick<Dispatches, 'ofRollout'>;
  plans: Pick<Plans, 'allCounts'>;
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
        points: all.filter((each) => wasReleased(each, days)).map((milestone) => [milestone] as const),
      }),
      make: ([milestone], rows) => ({ milestone, rows }),
    },
    ports,
  );
  if (!read) return undefined;
  const milestones = read.points.map(({ milestone }) => milestone);
  const known = new Set(milestones.map(({ id }) => id));
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
    ledgers: new Map(read.points.map(({ milestone, rows }) => [milestone.id, rows])),
  });
  return { rollout: read.rollout, catalogue: read.catalogue, account };
}

/** A dispatch may be opened long before it is let go. */
const OPENED_BEFORE_MILLIS = 366 * DAY_MILLIS;
