import {
  add,
  type Coverage,
  countableOf,
  noCoverage,
  requiredOf,
  sumOf,
  toldIn,
} from '../ledger/coverage.ts';
import { type MilestoneSum, together } from '../ledger/ledger-sum.ts';
import { standingOn } from '../ledger/reach-status.ts';
import type { Milestone } from '../plan/milestone.ts';

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
  sums: readonly MilestoneSum[],
  today: string,
): TrendPoint {
  const { organisations, groups, byHand } = together(sums);
  const coverages = groups.map(({ group, messages }) => [group, coverageOn(messages, today)] as const);
  const total = sumOf(coverages.map(([, coverage]) => coverage));
  const [{ id, kind, occurredOn }, ...more] = milestones;
  return {
    milestones: [id, ...more.map((each) => each.id)],
    kind,
    occurredOn: more.at(-1)?.occurredOn ?? occurredOn,
    organisations: organisations.length,
    told: toldOf(total),
    overdue: { part: total.late + total.missed, of: requiredOf(total) },
    byHand: handsOf(byHand, today),
    byMail: {
      part: groups.reduce((sum, { reached }) => sum + reached, 0),
      of: groups.reduce((sum, { people }) => sum + people, 0),
    },
    groups: new Map(coverages.map(([group, coverage]) => [group, toldOf(coverage)])),
  };
}

/** Every message to every group at every organisation, by its status on a day. */
export function coverageOf({ groups }: Pick<MilestoneSum, 'groups'>, day: string): Coverage {
  return sumOf(groups.map(({ messages }) => coverageOn(messages, day)));
}

function coverageOn(messages: MilestoneSum['groups'][number]['messages'], today: string): Coverage {
  const coverage = noCoverage();
  for (const [course, items] of messages) add(coverage, standingOn(course, today), items);
  return coverage;
}

function toldOf(coverage: Coverage): Ratio {
  return { part: toldIn(coverage), of: countableOf(coverage) };
}

/** Excludes work not yet due: a new milestone must not look worse than an old one. */
function handsOf(byHand: MilestoneSum['byHand'], today: string): Ratio {
  const over = byHand.filter(([due]) => due < today);
  return {
    part: over.reduce((sum, [, done]) => sum + done, 0),
    of: over.reduce((sum, [, , of]) => sum + of, 0),
  };
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
