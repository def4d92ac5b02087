import type { Obligations } from '../../plan/obligation.ts';
import type { Tasks } from '../../plan/task.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { canonicalJson } from '../../shared/digest.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import type { Ledgers } from '../ledger.ts';
import { ledgerRowOf } from '../ledger-row.ts';

export type RefreshLedgerPorts = {
  ledgers: Ledgers;
  obligations: Obligations;
  tasks: Pick<Tasks, 'ofOrganisation'>;
};

/**
 * Rebuilds an organisation's ledger row from its obligations and tasks. Call it after any change to them,
 * also when retrying. The version is read before the rows, so a lost compare-and-set means that a newer row
 * was stored.
 */
export async function refreshLedger(
  { milestone, organisation }: { milestone: string; organisation: string },
  { ledgers, obligations, tasks }: RefreshLedgerPorts,
): Promise<void> {
  await retryLostRace(`the ledger of ${organisation} in ${milestone}`, async () => {
    const kept = await ledgers.find(milestone, organisation);
    const [rows, work] = await allSettledOrThrow([
      obligations.ofOrganisation(milestone, organisation),
      tasks.ofOrganisation(milestone, organisation),
    ]);
    const { name, kind } = kept?.row ?? {};
    const known = { code: organisation, ...(name ? { name } : {}), ...(kind ? { kind } : {}) };
    const row = ledgerRowOf({ organisation: known, obligations: rows, tasks: work });
    if (kept && canonicalJson(kept.row) === canonicalJson(row)) return 'unchanged';
    return (await ledgers.save(milestone, row, kept?.version ?? 0)) ? 'saved' : AGAIN;
  });
}
