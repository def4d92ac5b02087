import type { LedgerFilter } from '../ledger-view.ts';
import { type Unreached, unreachedOf } from '../unreached.ts';
import { type ReadLedger, readLedger, type ShowLedgerPorts } from './show-ledger.ts';

export type UnreachedList = ReadLedger & { filter: LedgerFilter; unreached: Unreached[] };

/**
 * Groups not told everything at a milestone, and who has to act. Undefined if the milestone does not exist.
 */
export async function listUnreached(
  { milestone, filter }: { milestone: string; filter: LedgerFilter },
  ports: ShowLedgerPorts,
): Promise<UnreachedList | undefined> {
  const read = await readLedger(milestone, ports);
  return read && { ...read, filter, unreached: unreachedOf(read.rows, filter, read.today) };
}
