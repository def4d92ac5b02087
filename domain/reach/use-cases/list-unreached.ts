import type { LedgerFilter } from '../ledger-view.ts';
import { type Unreached, unreachedOf } from '../unreached.ts';
import { type ReadLedger, readLedger, type ShowLedgerPorts } from './show-ledger.ts';

export type UnreachedList = ReadLedger & { filter: LedgerFilter; unreached: Unreached[] };

/** Who has not been told what at a milestone, and who owns that. Undefined where there is no such milestone. */
export async function listUnreached(
  { milestone, filter }: { milestone: string; filter: LedgerFilter },
  ports: ShowLedgerPorts,
): Promise<UnreachedList | undefined> {
  const read = await readLedger(milestone, ports);
  return read && { ...read, filter, unreached: unreachedOf(read.rows, filter, read.today) };
}
