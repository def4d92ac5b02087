import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { isSameJson } from '../../shared/digest.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import type { KeptLedger, Ledgers } from '../ledger.ts';
import { type LedgerSums, ledgerSumOf, type SummedLedger } from '../ledger-sum.ts';

export type SumLedgersPorts = {
  ledgers: Pick<Ledgers, 'find' | 'keptOf' | 'noteSummed'>;
  ledgerSums: LedgerSums;
};

/** How many ledgers were summed, and the codes of those whose sum was wrong. */
export type SummedLedgers = { summed: number; differed: string[] };

/** As many as fit into a row. Pages of a milestone with more read its ledgers. */
const MOST = 3_000;

/**
 * Sums the ledgers of a milestone that were written since the last time, and notes that they are summed. Those of
 * `check` are compared with what is kept of them, which is mended where it differs. Safe to run concurrently.
 */
export async function sumLedgers(
  { milestone, check = [] }: { milestone: string; check?: readonly string[] },
  { ledgers, ledgerSums }: SumLedgersPorts,
): Promise<SummedLedgers> {
  return retryLostRace(`the sums of ${milestone}`, async () => {
    // In this order: a ledger that was checked is among those written since, or in the sums as it was or newer.
    const checked = await allSettledOrThrow(
      check.map((organisation) => ledgers.find(milestone, organisation)),
    );
    const unsummed = await ledgers.keptOf(milestone, 'unsummed');
    const kept = await ledgerSums.find(milestone);
    const written = kept ? unsummed : await ledgers.keptOf(milestone, 'all');
    const sums = new Map(kept?.sums.map((sum) => [sum.organisation, sum]));
    const wrong = checked.filter((one) => one !== undefined).filter((one) => isWrong(one, { sums, written }));
    const newer = written.filter(({ row, version }) => version > (sums.get(row.organisation)?.version ?? 0));
    const changed = [...newer, ...wrong];
    for (const { row, version } of changed) sums.set(row.organisation, { ...ledgerSumOf(row), version });
    if (sums.size > MOST) return { summed: 0, differed: [] };
    if (changed.length > 0 && !(await ledgerSums.save(milestone, inOrder(sums), kept?.version ?? 0)))
      return AGAIN;
    await ledgers.noteSummed(milestone, written);
    return { summed: written.length, differed: wrong.map(({ row }) => row.organisation) };
  });
}

type Known = { sums: ReadonlyMap<string, SummedLedger>; written: readonly KeptLedger[] };

/** Whether what is kept of a ledger is not what it comes to, or is older though nothing says so. */
function isWrong({ row, version }: KeptLedger, { sums, written }: Known): boolean {
  const kept = sums.get(row.organisation);
  if (written.some((one) => one.row.organisation === row.organisation)) return false;
  if (!kept || kept.version < version) return true;
  return kept.version === version && !isSameJson(kept, { ...ledgerSumOf(row), version });
}

function inOrder(sums: ReadonlyMap<string, SummedLedger>): SummedLedger[] {
  return [...sums.values()].toSorted((one, other) => (one.organisation < other.organisation ? -1 : 1));
}
