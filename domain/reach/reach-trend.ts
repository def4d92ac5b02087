import { requiredOf } from '../ledger/coverage.ts';
import type { LedgerCell, LedgerRow } from '../ledger/ledger.ts';
import type { Milestone } from '../plan/milestone.ts';
import { type LedgerView, viewLedger } from './ledger-view.ts';

/** So many of so many; of none there is no share. */
export type Ratio = { part: number; of: number };

export const TREND_FIGURES = ['told', 'overdue', 'byHand', 'byMail'] as const;
/**
 * What a milestone came to. `told`: messages to groups that have arrived, of all that are to. `overdue`: those of them that are
 * late or missed. `byHand`: what people do that is done, of that whose day is over. `byMail`: people whose mail was taken and did
 * not come back, of all who were to get one.
 */
export type TrendFigure = (typeof TREND_FIGURES)[number];

/** How it stands today with a milestone, or with several local ones of a kind together. */
export type TrendPoint = Record<TrendFigure, Ratio> & {
  milestones: readonly [string, ...string[]];
  kind: string;
  /** The day of it, or of the last of them. */
  occurredOn: string;
  /** Organisations that have something to tell. */
  organisations: number;
  /** group → `told` of that group alone. */
  groups: Map<string, Ratio>;
};

type Named = Pick<Milestone, 'id' | 'kind' | 'occurredOn'>;

/** Adds up the ledgers of milestones of one kind. Pure; `today` is a date in Stockholm. */
export function trendPoint(
  milestones: readonly [Named, ...Named[]],
  rows: readonly LedgerRow[],
  today: string,
): TrendPoint {
  const { organisations, groups, total } = viewLedger(rows, {}, today);
  const required = requiredOf(total);
  const [{ id, kind, occurredOn }, ...more] = milestones;
  return {
    milestones: [id, ...more.map((each) => each.id)],
    kind,
    occurredOn: more.at(-1)?.occurredOn ?? occurredOn,
    organisations: new Set(organisations.map(({ organisation }) => organisation)).size,
    told: { part: total.told, of: required },
    overdue: { part: total.late + total.missed, of: required },
    byHand: handsOf(
      rows.flatMap(({ cells }) => cells),
      today,
    ),
    byMail: mailsOf(groups),
    groups: new Map(
      [...groups].map(([group, { coverage }]) => [group, { part: coverage.told, of: requiredOf(coverage) }]),
    ),
  };
}

/** What nobody has to do any more is left out, and what still has time: a new milestone is no worse than an old one. */
function handsOf(cells: readonly LedgerCell[], today: string): Ratio {
  const byHand = cells.filter(
    ({ carrier, state, due }) => carrier === 'people' && state !== 'waived' && due < today,
  );
  const done = byHand.filter(({ state }) => state === 'confirmed' || state === 'relayed');
  return { part: done.length, of: byHand.length };
}

function mailsOf(groups: LedgerView['groups']): Ratio {
  const sums = [...groups.values()];
  const sum = (what: 'people' | 'reached') => sums.reduce((total, each) => total + each[what], 0);
  return { part: sum('reached'), of: sum('people') };
}

/** 0 to 100, rounded down as in the ledger, but only none is 0; undefined where there is nothing to share. */
export function percentOf({ part, of }: Ratio): number | undefined {
  if (of === 0) return undefined;
  return part === 0 ? 0 : Math.max(1, Math.floor((part / of) * 100));
}

/** Percentage points from the last but one that has a share to the last that has; undefined where there are not two. */
export function changeOf(ratios: readonly Ratio[]): number | undefined {
  const [last, before] = ratios
    .map(percentOf)
    .filter((percent) => percent !== undefined)
    .toReversed();
  return last === undefined || before === undefined ? undefined : last - before;
}
