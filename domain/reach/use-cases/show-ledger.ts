import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { LedgerRow, Ledgers } from '../../ledger/ledger.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { stockholmTime } from '../../shared/stockholm-time.ts';
import { type LedgerFilter, type LedgerView, viewLedger } from '../ledger-view.ts';
import { type Unreached, unreachedOf } from '../unreached.ts';

export type ShowLedgerPorts = {
  milestones: Milestones;
  catalogues: Catalogues;
  ledgers: Ledgers;
  now: () => number;
};

/** A milestone with the catalogue that it was planned by, and the ledgers of all its organisations. */
export type ReadLedger = {
  milestone: Milestone;
  catalogue: Catalogue;
  rows: LedgerRow[];
  /** The date in Stockholm. */
  today: string;
};

export type ShownLedger = ReadLedger & { filter: LedgerFilter; view: LedgerView; unreached: Unreached[] };

/** The reach ledger of a milestone: who has been told what, who has not, and who owns that. Undefined where there is no such milestone. */
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

/** What everything that is said of a ledger is made from. */
export async function readLedger(
  id: string,
  { milestones, catalogues, ledgers, now }: ShowLedgerPorts,
): Promise<ReadLedger | undefined> {
  const [milestone, rows] = await allSettledOrThrow([milestones.find(id), ledgers.ofMilestone(id)]);
  const version = milestone && (await catalogues.load(milestone.catalogue, milestone.catalogueVersion));
  return version && { milestone, catalogue: version.catalogue, rows, today: stockholmTime(now()).date };
}
