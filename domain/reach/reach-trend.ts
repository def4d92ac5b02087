import { countableOf, requiredOf, toldIn } from '../ledger/coverage.ts';
import type { LedgerCell, LedgerRow } from '../ledger/ledger.ts';
import type { Milestone } from '../plan/milestone.ts';
import { type LedgerView, viewLedger } from './ledger-view.ts';

/** Part of a total; undefined as a share if the total is 0. */
export type Ratio = { part: number; of: number };

export const TREND_FIGURES = ['told', 'overdue', 'byHand', 'byMail'] as const;
/**
 * Key figures of a milestone. `told`: messages told to groups, of those required that can be counted. `overdue`:
 * those late or missed. `byHand`: manual work done, of that due. `byMail`: people whose mail was accepted and did not
 * bounce, of all recipients.
 */
export type TrendFigure = (typeof TREND_FIGURES)[number];

/** Today's figures for a milestone, or for grouped local ones of a kind. */
export type TrendPoint = Record<TrendFigure, Ratio> & {
  milestones: readonly [string, ...string[]];
  kind: string;
  /** Its date, or that of the last one. */
  occurredOn: string;
  /** Number of organisations with obligations. */
  organisations: number;
  /** group → `told` of that group alone. */
  groups: Map<string, Ratio>;
};

type Named = Pick<Milestone, 'id' | 'kind' | 'occurredOn'>;

/** Aggregates the ledgers of milestones of one kind. Pure; `today` is a date in Stockholm. */
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
    told: { part: toldIn(total), of: countableOf(total) },
    overdue: { part: total.late + total.missed, of: required },
    byHand: handsOf(
      rows.flatMap(({ cells }) => cells),
      today,
    ),
    byMail: mailsOf(groups),
    groups: new Map(
      [...groups].map(([group, { coverage }]) => [
        group,
        { part: toldIn(coverage), of: countableOf(coverage) },
      ]),
    ),
  };
}

/** Excludes waived work and work not yet due: a new milestone must not look worse than an old one. */
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

/** 0 to 100, rounded down as in the ledger, but 0 only for none; undefined if there is no total. */
export function percentOf({ part, of }: Ratio): number | undefined {
  if (of === 0) return undefined;
  return part === 0 ? 0 : Math.max(1, Math.floor((part / of) * 100));
}

/** Percentage points between the last two points that have a share; undefined with fewer than two. */
export function changeOf(ratios: readonly Ratio[]): number | undefined {
  const [last, before] = ratios
    .map(percentOf)
    .filter((percent) => percent !== undefined)
    .toReversed();
  return last === undefined || before === undefined ? undefined : last - before;
}
