import { countableOf, requiredOf, toldIn } from '../ledger/coverage.ts';
import type { LedgerSum } from '../ledger/ledger-sum.ts';
import type { Milestone } from '../plan/milestone.ts';
import { type LedgerView, viewSums } from './ledger-view.ts';

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

/** Aggregates what the ledgers of milestones of one kind come to. Pure; `today` is a date in Stockholm. */
export function trendPoint(
  milestones: readonly [Named, ...Named[]],
  sums: readonly LedgerSum[],
  today: string,
): TrendPoint {
  const { organisations, groups, total } = viewSums(sums, today);
  const required = requiredOf(total);
  const [{ id, kind, occurredOn }, ...more] = milestones;
  return {
    milestones: [id, ...more.map((each) => each.id)],
    kind,
    occurredOn: more.at(-1)?.occurredOn ?? occurredOn,
    organisations: new Set(organisations.map(({ organisation }) => organisation)).size,
    told: { part: toldIn(total), of: countableOf(total) },
    overdue: { part: total.late + total.missed, of: required },
    byHand: handsOf(sums, today),
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
function handsOf(sums: readonly LedgerSum[], today: string): Ratio {
  const ratio = { part: 0, of: 0 };
  for (const { byHand } of sums)
    for (const [due, done, of] of byHand) {
      if (due >= today) continue;
      ratio.part += done;
      ratio.of += of;
    }
  return ratio;
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
