import { refreshLedger } from '../../ledger/use-cases/refresh-ledger.ts';
import type { DispatchPartJob } from '../../plan/plan.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { isSameJson } from '../../shared/digest.ts';
import { NotFound } from '../../shared/errors.ts';
import { type SettleOrganisationPorts, settleOrganisation } from './settle-organisation.ts';

/**
 * Recounts every organisation of a dispatch from its rows. Returns the codes of those whose stored ledger or
 * counts differed, including delivery reports since the last count.
 * @throws {NotFound} if the dispatch does not exist
 */
export async function repairLedger(id: string, ports: SettleOrganisationPorts): Promise<string[]> {
  const dispatch = await ports.dispatches.find(id);
  if (!dispatch) throw new NotFound(`dispatch ${id} does not exist`);
  const differed = await mapInChunks(
    dispatch.organisations,
    (organisation) => repairOrganisation({ dispatchId: id, organisation }, ports),
    AT_ONCE,
  );
  return dispatch.organisations.filter((_, index) => differed[index]);
}

// Limits the load on the table.
const AT_ONCE = 10;

/** Whether any count changed. */
async function repairOrganisation(job: DispatchPartJob, ports: SettleOrganisationPorts): Promise<boolean> {
  const before = await counters(job, ports);
  // Before sending there are no mails to count, and a count would mark the organisation as settled.
  const { dispatchId: milestone, organisation } = job;
  if (before.counts === undefined) await refreshLedger({ milestone, organisation }, ports);
  else await settleOrganisation(job, ports);
  return !isSameJson(before, await counters(job, ports));
}

async function counters({ dispatchId, organisation }: DispatchPartJob, ports: SettleOrganisationPorts) {
  const counts = await ports.plans.counts(dispatchId, organisation);
  const ledger = await ports.ledgers.find(dispatchId, organisation);
  // The time of the count is not a counter.
  return { counts: counts && { ...counts, at: 0, comesBackIn: 0 }, cells: ledger?.row.cells };
}
