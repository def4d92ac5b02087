import type { Obligations } from '../../plan/obligation.ts';
import type { DispatchPartJob } from '../../plan/plan.ts';
import type { Tasks } from '../../plan/task.ts';
import { canonicalJson } from '../../shared/digest.ts';
import { TemporaryFailure } from '../../shared/errors.ts';
import { together } from '../../shared/together.ts';
import type { Ledgers } from '../ledger.ts';
import { ledgerRowOf } from '../ledger-row.ts';

export type KeepLedgerPorts = {
  ledgers: Ledgers;
  obligations: Obligations;
  tasks: Pick<Tasks, 'ofOrganisation'>;
};

// Whoever loses a round has lost it to somebody who has entered more.
const ROUNDS = 20;

/**
 * Enters in an organisation's ledger what its obligations and tasks say. Whoever changes one of these calls it afterwards, and
 * again when the try before was cut off. The version is read before the rows, so of two at once the one that has seen less
 * cannot write last.
 */
export async function keepLedger(
  { dispatchId: milestone, organisation }: DispatchPartJob,
  { ledgers, obligations, tasks }: KeepLedgerPorts,
): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const kept = await ledgers.find(milestone, organisation);
    const [rows, work] = await together([
      obligations.ofOrganisation(milestone, organisation),
      tasks.ofOrganisation(milestone, organisation),
    ]);
    const { name, kind } = kept?.row ?? {};
    const known = { code: organisation, ...(name ? { name } : {}), ...(kind ? { kind } : {}) };
    const row = ledgerRowOf({ organisation: known, obligations: rows, tasks: work });
    if (kept && canonicalJson(kept.row) === canonicalJson(row)) return;
    if (await ledgers.keep(milestone, row, kept?.version ?? 0)) return;
  }
  throw new TemporaryFailure(
    `the ledger of ${organisation} in ${milestone} was changed by others all the time`,
  );
}
