import { mapInChunks } from '../../shared/concurrency.ts';
import type { KeptLedger, Ledgers } from '../ledger.ts';
import {
  type LedgerSum,
  type LedgerSums,
  ledgerSumOf,
  type MilestoneSum,
  milestoneSumOf,
} from '../ledger-sum.ts';

export type ReadSumsPorts = {
  ledgers: Pick<Ledgers, 'keptOf' | 'ofMilestone'>;
  ledgerSums: Pick<LedgerSums, 'find' | 'together'>;
};

/**
 * What the ledgers of a milestone come to now, by code: of most as it is kept, of those that were written since from
 * their rows. Read-only.
 */
export async function readSums(milestone: string, ports: ReadSumsPorts): Promise<LedgerSum[]> {
  // In this order: what is noted as summed by now is in what is read afterwards.
  const written = await ports.ledgers.keptOf(milestone, 'unsummed');
  return sumsWith(milestone, written, ports);
}

/** The same together, of each of these milestones. */
export async function readSumsTogether(
  milestones: readonly string[],
  ports: ReadSumsPorts,
): Promise<Map<string, MilestoneSum>> {
  const looked = await mapInChunks(
    milestones,
    async (id) => [id, await ports.ledgers.keptOf(id, 'unsummed')] as const,
    ASKED_AT_ONCE,
  );
  const asKept = looked.filter(([, written]) => written.length === 0).map(([id]) => id);
  const sums = await ports.ledgerSums.together(asKept);
  const others = await mapInChunks(
    looked.filter(([id]) => !sums.has(id)),
    async ([id, written]) => [id, milestoneSumOf(await sumsWith(id, written, ports))] as const,
    AT_ONCE,
  );
  return new Map([...sums, ...others]);
}

// Mostly nothing was written, and calls side by side cost a third.
const ASKED_AT_ONCE = 20;
// A national milestone takes some MB.
const AT_ONCE = 4;

async function sumsWith(
  milestone: string,
  written: readonly KeptLedger[],
  { ledgers, ledgerSums }: ReadSumsPorts,
): Promise<LedgerSum[]> {
  const kept = await ledgerSums.find(milestone);
  if (!kept) return (await ledgers.ofMilestone(milestone)).map(ledgerSumOf);
  const sums = new Map(kept.sums.map((sum) => [sum.organisation, sum]));
  const newer = written.filter(({ row, version }) => version > (sums.get(row.organisation)?.version ?? 0));
  if (newer.length === 0) return kept.sums;
  for (const { row, version } of newer) sums.set(row.organisation, { ...ledgerSumOf(row), version });
  return [...sums.values()].toSorted(byCode);
}

function byCode({ organisation: one }: LedgerSum, { organisation: other }: LedgerSum): number {
  return one < other ? -1 : 1;
}
