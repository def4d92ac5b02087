import type { Ledgers } from '../ledger.ts';
import { type LedgerSum, type LedgerSums, ledgerSumOf } from '../ledger-sum.ts';

export type ReadSumsPorts = {
  ledgers: Pick<Ledgers, 'keptOf' | 'ofMilestone'>;
  ledgerSums: Pick<LedgerSums, 'find'>;
};

/**
 * What the ledgers of a milestone come to now, by code: of most as it is kept, of those that were written since from
 * their rows. Read-only.
 */
export async function readSums(
  milestone: string,
  { ledgers, ledgerSums }: ReadSumsPorts,
): Promise<LedgerSum[]> {
  // In this order: what is noted as summed by now is in what is read afterwards.
  const written = await ledgers.keptOf(milestone, 'unsummed');
  const kept = await ledgerSums.find(milestone);
  if (!kept) return (await ledgers.ofMilestone(milestone)).map(ledgerSumOf);
  const sums = new Map<string, LedgerSum>();
  const versions = new Map<string, number>();
  for (const { version, ...sum } of kept.sums) {
    sums.set(sum.organisation, sum);
    versions.set(sum.organisation, version);
  }
  for (const { row, version } of written)
    if (version > (versions.get(row.organisation) ?? 0)) sums.set(row.organisation, ledgerSumOf(row));
  return written.length === 0 ? [...sums.values()] : [...sums.values()].toSorted(byCode);
}

function byCode({ organisation: one }: LedgerSum, { organisation: other }: LedgerSum): number {
  return one < other ? -1 : 1;
}
