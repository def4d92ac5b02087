import type { Obligation, Obligations } from '../../plan/obligation.ts';
import type { Task, Tasks } from '../../plan/task.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { isSameJson } from '../../shared/digest.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import type { KeptLedger, Ledgers } from '../ledger.ts';
import { ledgerRowOf } from '../ledger-row.ts';
import { suppliedBy, suppliedTo } from '../supplied.ts';

export type RefreshLedgerPorts = {
  ledgers: Ledgers;
  obligations: Obligations;
  tasks: Pick<Tasks, 'ofOrganisation'>;
};

/**
 * Rebuilds an organisation's ledger row from its obligations and tasks. Call it after any change to them,
 * also when retrying. The version is read before the rows, so a lost compare-and-set means that a newer row
 * was stored. `seen`: what was read in that order already, with the caller's own changes.
 */
export async function refreshLedger(
  { milestone, organisation }: { milestone: string; organisation: string },
  ports: RefreshLedgerPorts,
  seen?: SeenLedger,
): Promise<void> {
  const { ledgers } = ports;
  await retryLostRace(`the ledger of ${organisation} in ${milestone}`, async (lost) => {
    const { kept, rows, work } =
      (lost === 0 ? seen : undefined) ?? (await look({ milestone, organisation }, ports));
    await supply({ dispatch: milestone, organisation, rows }, ports);
    const next = nextLedger(organisation, { kept, rows, work });
    if (!next) return 'unchanged';
    return (await ledgers.save(milestone, next.row, next.version)) ? 'saved' : AGAIN;
  });
}

/** The ledger in place of the one that was seen, with its version; undefined if it says the same. */
export function nextLedger(organisation: string, { kept, rows, work }: SeenLedger): KeptLedger | undefined {
  const { name, kind } = kept?.row ?? {};
  const known = { code: organisation, ...(name ? { name } : {}), ...(kind ? { kind } : {}) };
  const row = ledgerRowOf({ organisation: known, obligations: rows, tasks: work });
  return kept && isSameJson(kept.row, row) ? undefined : { row, version: kept?.version ?? 0 };
}

/** A ledger, and the obligations and tasks that it is made from. */
export type SeenLedger = {
  kept: KeptLedger | undefined;
  rows: readonly Obligation[];
  work: readonly Task[];
};

async function look(
  { milestone, organisation }: { milestone: string; organisation: string },
  { ledgers, obligations, tasks }: RefreshLedgerPorts,
): Promise<SeenLedger> {
  const kept = await ledgers.find(milestone, organisation);
  const [rows, work] = await allSettledOrThrow([
    obligations.ofOrganisation(milestone, organisation),
    tasks.ofOrganisation(milestone, organisation),
  ]);
  return { kept, rows, work };
}

/**
 * What a change has told of other milestones' messages is withheld there no longer, and their ledgers say so, as they
 * do of whoever was welcomed, and of what a correction of a release has added. Where a milestone had told nothing or
 * nobody, how far its obligation has come is as this says.
 */
async function supply(
  { dispatch, organisation, rows }: { dispatch: string; organisation: string; rows: readonly Obligation[] },
  ports: RefreshLedgerPorts,
): Promise<void> {
  const { obligations } = ports;
  for (const milestone of suppliedBy(rows)) {
    for (const owing of await obligations.ofOrganisation(milestone, organisation)) {
      const told = suppliedTo(owing, { milestone, dispatch, rows });
      if (!told) continue;
      if (!isSameJson(told.corrected, owing.corrected)) await obligations.correct(milestone, told);
      if (isSameJson({ ...told, corrected: owing.corrected }, owing)) continue;
      // Progress first: once its messages are told, nobody sees that all of them came from the change.
      await obligations.record(milestone, [told]);
      await obligations.supply(milestone, told);
    }
    await refreshLedger({ milestone, organisation }, ports);
  }
}
