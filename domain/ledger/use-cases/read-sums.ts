import { mapInChunks } from '../../shared/concurrency.ts';
import type { KeptLedger, LedgerRow, Ledgers } from '../ledger.ts';
import {
  type LedgerSum,
  type LedgerSums,
  ledgerSumOf,
  type MilestoneSum,
  milestoneSumOf,
  type SummedWork,
  workLeftOf,
} from '../ledger-sum.ts';

export type ReadSumsPorts = {
  ledgers: Pick<Ledgers, 'keptOf' | 'ofMilestone'>;
  ledgerSums: Pick<LedgerSums, 'find' | 'together'>;
};

export type ReadWorkLeftPorts = {
  ledgers: Pick<Ledgers, 'keptOf'>;
  ledgerSums: Pick<LedgerSums, 'workLeft'>;
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

/** Ledgers that were written since they were summed, by milestone. */
export type WrittenSince = readonly (readonly [milestone: string, written: readonly KeptLedger[]])[];

/** The same together, of each milestone that was looked at. */
export async function readSumsTogether(
  looked: WrittenSince,
  ports: ReadSumsPorts,
): Promise<Map<string, MilestoneSum>> {
  const asKept = looked.filter(([, written]) => written.length === 0).map(([id]) => id);
  const sums = await ports.ledgerSums.together(asKept);
  const others = await mapInChunks(
    looked.filter(([id]) => !sums.has(id)),
    async ([id, written]) => [id, milestoneSumOf(await sumsWith(id, written, ports))] as const,
    AT_ONCE,
  );
  return new Map([...sums, ...others]);
}

/**
 * What organisations have left to do by hand now, by milestone and code, each with the version of its ledger: of most
 * as it is kept, of those whose ledgers were written since from these. Read-only.
 */
export async function readWorkLeft(
  looked: WrittenSince,
  ports: ReadWorkLeftPorts,
): Promise<Map<string, SummedWork[]>> {
  const kept = await ports.ledgerSums.workLeft(looked.map(([id]) => id));
  const work = await mapInChunks(
    looked,
    async ([id, written]) => [id, await workWith(kept.get(id), { id, written }, ports)] as const,
    AT_ONCE,
  );
  return new Map(work);
}

async function workWith(
  kept: readonly SummedWork[] | undefined,
  { id, written }: { id: string; written: readonly KeptLedger[] },
  { ledgers }: Pick<ReadWorkLeftPorts, 'ledgers'>,
): Promise<SummedWork[]> {
  if (kept) return withNewer(kept, written, workLeftOf);
  return (await ledgers.keptOf(id, 'all')).map(({ row, version }) => ({ ...workLeftOf(row), version }));
}

/** Read before the sums: what is noted as summed by now is in what is read afterwards. */
export function readWritten(
  milestones: readonly string[],
  { ledgers }: { ledgers: Pick<Ledgers, 'keptOf'> },
): Promise<WrittenSince> {
  return mapInChunks(
    milestones,
    async (id) => [id, await ledgers.keptOf(id, 'unsummed')] as const,
    ASKED_AT_ONCE,
  );
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
  return withNewer(kept.sums, written, ledgerSumOf);
}

/** What is kept, with what newer ledgers come to, by code. */
function withNewer<Kept extends { organisation: string }>(
  kept: readonly (Kept & { version: number })[],
  written: readonly KeptLedger[],
  make: (row: LedgerRow) => Kept,
): (Kept & { version: number })[] {
  const sums = new Map(kept.map((sum) => [sum.organisation, sum]));
  const newer = written.filter(({ row, version }) => version > (sums.get(row.organisation)?.version ?? 0));
  if (newer.length === 0) return [...kept];
  for (const { row, version } of newer) sums.set(row.organisation, { ...make(row), version });
  return [...sums.values()].toSorted(byCode);
}

function byCode(
  { organisation: one }: { organisation: string },
  { organisation: other }: { organisation: string },
): number {
  return one < other ? -1 : 1;
}
