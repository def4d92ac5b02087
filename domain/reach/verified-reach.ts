import { countableOf, toldIn } from '../ledger/coverage.ts';
import type { LedgerSum } from '../ledger/ledger-sum.ts';
import type { DeliveryCounts } from '../plan/plan.ts';
import { type EstimatedShare, estimatedShare } from '../polls/interval.ts';
import { cellOfCounts, type PollCounts, type PollQuestion } from '../polls/poll.ts';
import { publishedByGroup } from '../polls/published.ts';
import { type AnswerCell, sumOfCells, suppressed } from '../polls/suppressed.ts';
import { type Organisation, organisationKindSchema } from '../rollout/organisation.ts';
import { type LedgerView, viewSums } from './ledger-view.ts';
import type { Ratio } from './reach-trend.ts';

export type OrganisationKind = Organisation['kind'];

/** What the ledger claims of a line, and what people have answered; nothing where too few have. */
export type VerifiedLine = {
  /** Messages told, of those that can be told. */
  claimed: Ratio;
  /** Of those who were drawn, who know it. */
  verified: EstimatedShare | undefined;
  /** Whom the question to the sample has reached by mail; nothing where no share of them is shown. */
  asked: number | undefined;
  /** Of those who answered by themselves: who know it, and who say that they know enough. */
  known: EstimatedShare | undefined;
  enough: EstimatedShare | undefined;
};

/** A milestone's reach as it is claimed and as it is verified. */
export type VerifiedReach = {
  groups: Map<string, VerifiedLine>;
  kinds: Map<OrganisationKind, VerifiedLine>;
  total: VerifiedLine;
};

export type VerifiedSources = {
  /** What its ledgers come to. */
  sums: readonly LedgerSum[];
  /** All counters of the milestone; none while it is open. */
  counts: readonly PollCounts[];
  /** Of the mails that asked the sample. */
  asked?: readonly Pick<DeliveryCounts, 'organisation' | 'reached'>[];
  /** All groups of the milestone’s own catalogue, most important first. */
  order: readonly string[];
  today: string;
};

const QUESTIONS = { verified: 'sample', known: 'check', enough: 'line' } as const satisfies Record<
  string,
  PollQuestion
>;
const FIELDS = ['verified', 'known', 'enough'] as const;

/**
 * Sets what the ledger claims beside what people have answered, by group and by kind of organisation. No more is
 * published of answers than these two tables, so that nothing small can be computed from anything else.
 */
export function verifiedReach({ sums, counts, order, today, asked = [] }: VerifiedSources): VerifiedReach {
  const view = viewSums(sums, today);
  const kindOf = new Map(sums.map(({ organisation, kind = 'municipality' }) => [organisation, kind]));
  const groups = order.filter((group) => view.groups.has(group) || counts.some((one) => one.group === group));
  const kinds = organisationKindSchema.options.filter((kind) => [...kindOf.values()].includes(kind));
  const tables = FIELDS.map((field) => {
    const own = counts.filter(({ question }) => question === QUESTIONS[field]);
    const people = (group: string) => (field === 'verified' ? view.groups.get(group)?.people : undefined);
    const byGroup = publishedByGroup(counts, QUESTIONS[field], order);
    const byKind = suppressed(
      cellsBy(
        organisationKindSchema.options,
        own,
        ({ organisation }) => kindOf.get(organisation) ?? 'municipality',
      ),
    );
    return {
      field,
      groups: new Map(groups.map((group) => [group, shareIn(byGroup.cells.get(group), people(group))])),
      kinds: new Map(kinds.map((kind) => [kind, shareIn(byKind.cells.get(kind))])),
      total: shareIn(byGroup.total),
    };
  });
  const lineOf = (
    claimed: Ratio,
    find: (table: (typeof tables)[number]) => EstimatedShare | undefined,
    people: number,
  ) => {
    const [verified, known, enough] = tables.map(find);
    // How many were asked where it is hidden how many answered would be a limit to compute with.
    return { claimed, verified, asked: verified && people > 0 ? people : undefined, known, enough };
  };
  const askedIn = (some: typeof asked, group?: string) =>
    some.reduce(
      (sum, { reached }) =>
        sum + (group === undefined ? sumOf(Object.values(reached)) : (reached[group] ?? 0)),
      0,
    );
  const claimIn = ({ total }: Pick<LedgerView, 'total'>): Ratio => ({
    part: toldIn(total),
    of: countableOf(total),
  });
  return {
    groups: new Map(
      groups.map((group) => {
        const coverage = view.groups.get(group)?.coverage;
        const claimed = coverage ? { part: toldIn(coverage), of: countableOf(coverage) } : { part: 0, of: 0 };
        return [group, lineOf(claimed, (table) => table.groups.get(group), askedIn(asked, group))];
      }),
    ),
    kinds: new Map(
      kinds.map((kind) => {
        const own = sums.filter((sum) => (sum.kind ?? 'municipality') === kind);
        const there = asked.filter(
          ({ organisation }) => (kindOf.get(organisation) ?? 'municipality') === kind,
        );
        return [
          kind,
          lineOf(claimIn(viewSums(own, today)), (table) => table.kinds.get(kind), askedIn(there)),
        ];
      }),
    ),
    total: lineOf(claimIn(view), (table) => table.total, askedIn(asked)),
  };
}

function cellsBy<Id extends string>(
  ids: readonly Id[],
  counts: readonly PollCounts[],
  idOf: (counts: PollCounts) => Id,
): Map<Id, AnswerCell> {
  const found = Map.groupBy(counts, idOf);
  return new Map(ids.map((id) => [id, sumOfCells((found.get(id) ?? []).map(cellOfCounts))]));
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** Fewer answers than this of a hundred who were asked may give a wrong picture. */
const FEW_OF_A_HUNDRED = 30;

/** What share of those who were asked has answered; nothing where that is not shown. */
export function responseOf({
  verified,
  asked,
}: Pick<VerifiedLine, 'verified' | 'asked'>): (Ratio & { isLow: boolean }) | undefined {
  if (!verified || asked === undefined) return undefined;
  // A link that was passed on may have been answered by two.
  const part = Math.min(verified.of, asked);
  return { part, of: asked, isLow: part * 100 < asked * FEW_OF_A_HUNDRED };
}

/** People are known only where they were counted, and have not answered more often than there are of them. */
function shareIn(cell: AnswerCell | undefined, people?: number): EstimatedShare | undefined {
  if (!cell) return undefined;
  return estimatedShare(cell.good, cell.of, people !== undefined && people > cell.of ? people : undefined);
}

/** Whether what is claimed lies outside what was found: above it (`over`), or below. */
export function contradiction({
  claimed: { part, of },
  verified,
}: Pick<VerifiedLine, 'claimed' | 'verified'>): 'over' | 'under' | undefined {
  if (!verified || of === 0) return undefined;
  const share = part / of;
  return share > verified.high ? 'over' : share < verified.low ? 'under' : undefined;
}
