import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { LedgerRow, Ledgers } from '../../ledger/ledger.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { type LedgerFilter, type LedgerView, viewLedger } from '../ledger-view.ts';
import { type Unreached, unreachedOf } from '../unreached.ts';

export type ShowLedgerPorts = {
  milestones: Milestones;
  catalogues: Catalogues;
  ledgers: Ledgers;
  now: () => number;
};

/** A milestone, the catalogue of its plan, and all its organisations' ledgers. */
export type ReadLedger = {
  milestone: Milestone;
  catalogue: Catalogue;
  rows: LedgerRow[];
  /** The date in Stockholm. */
  today: string;
};

export type ShownLedger = ReadLedger & { filter: LedgerFilter; view: LedgerView; unreached: Unreached[] };

/**
 * A milestone's reach ledger: who has been told what, who has not, and who has to act. Undefined if it does
 * not exist.
 */
export async function showLedger(
  { milestone: id, filter }: { milestone: string; filter: LedgerFilter },
  ports: ShowLedgerPorts,
): Promise<ShownLedger | undefined> {
  const read = await readLedger(id, ports);
  if (!read) return undefined;
  const { rows, today } = read;
  return {
    ...read,
    filter,
    view: viewLedger(rows, filter, today),
    unreached: unreachedOf(rows, filter, today),
  };
}

/** Loads the data of every ledger view. */
export async function readLedger(
  id: string,
  { milestones, catalogues, ledgers, now }: ShowLedgerPorts,
): Promise<ReadLedger | undefined> {
  const [milestone, rows] = await allSettledOrThrow([milestones.find(id), ledgers.ofMilestone(id)]);
  const catalogue =
    milestone && (await catalogues.withoutTexts(milestone.catalogue, milestone.catalogueVersion));
  return catalogue && { milestone, catalogue, rows, today: toStockholm(now()).date };
}
