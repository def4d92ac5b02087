import type { LedgerRow, Ledgers } from '../../ledger/ledger.ts';
import { type ReadSumsPorts, readSums } from '../../ledger/use-cases/read-sums.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { type LedgerFilter, type LedgerView, viewLedger, viewSums } from '../ledger-view.ts';
import { type Unreached, unreachedIn, unreachedOf } from '../unreached.ts';
import type { ReadLedger, ShowLedgerPorts } from './show-ledger.ts';

export type SumUpLedgerPorts = Omit<ShowLedgerPorts, 'ledgers'> &
  ReadSumsPorts & { ledgers: Pick<Ledgers, 'find' | 'ofGroups'> };

/** What a milestone's ledgers come to. */
export type SummedUpLedger = Omit<ReadLedger, 'rows'> & {
  filter: LedgerFilter;
  view: LedgerView;
  /** All of the milestone, whatever the filter. */
  organisations: Pick<LedgerRow, 'organisation' | 'name'>[];
  /** How many groups at organisations have not been told everything, and the most urgent of them. */
  left: number;
  mostUrgent: Unreached[];
};

type Wanted = { milestone: string; filter: LedgerFilter; urgent?: number };

/**
 * A milestone's reach ledger summed up, with so many of those groups that are most urgent. Without a filter it reads
 * what the ledgers come to, and few of them. Undefined if the milestone does not exist.
 */
export async function sumUpLedger(
  { milestone: id, filter, urgent = 0 }: Wanted,
  ports: SumUpLedgerPorts,
): Promise<SummedUpLedger | undefined> {
  const [milestone, sums] = await allSettledOrThrow([ports.milestones.find(id), readSums(id, ports)]);
  const catalogue =
    milestone && (await ports.catalogues.withoutTexts(milestone.catalogue, milestone.catalogueVersion));
  if (!catalogue) return undefined;
  const today = toStockholm(ports.now()).date;
  const around = {
    ...{ milestone, catalogue, today, filter },
    organisations: sums.map(({ organisation, name }) => ({ organisation, name })),
  };
  if (Object.values(filter).some((value) => value !== undefined)) {
    const rows = await rowsFor({ milestone: id, organisation: filter.organisation }, ports);
    const unreached = unreachedOf(rows, filter, today);
    const mostUrgent = unreached.slice(0, urgent);
    return { ...around, view: viewLedger(rows, filter, today), left: unreached.length, mostUrgent };
  }
  const left = unreachedIn(sums, today);
  const mostUrgent = await waysOf(left.slice(0, urgent), { milestone: id, today }, ports);
  return { ...around, view: viewSums(sums, today), left: left.length, mostUrgent };
}

async function rowsFor(
  { milestone, organisation }: { milestone: string; organisation: string | undefined },
  { ledgers }: Pick<SumUpLedgerPorts, 'ledgers'>,
): Promise<LedgerRow[]> {
  if (organisation === undefined) return ledgers.ofMilestone(milestone);
  const kept = await ledgers.find(milestone, organisation);
  return kept ? [kept.row] : [];
}

/** Groups with their messages and ways, from the ledgers of their organisations; who was told meanwhile is left out. */
async function waysOf(
  wanted: readonly Pick<Unreached, 'organisation' | 'group'>[],
  { milestone, today }: { milestone: string; today: string },
  { ledgers }: { ledgers: Pick<Ledgers, 'ofGroups'> },
): Promise<Unreached[]> {
  const rows = await ledgers.ofGroups(milestone, wanted);
  return wanted.flatMap(({ organisation, group }) =>
    unreachedOf(
      rows.filter((row) => row.organisation === organisation),
      { group },
      today,
    ),
  );
}
