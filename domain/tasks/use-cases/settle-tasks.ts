import { type RefreshLedgerPorts, refreshLedger } from '../../ledger/use-cases/refresh-ledger.ts';
import type { Milestone } from '../../plan/milestone.ts';
import type { Task } from '../../plan/task.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import { dayFor, settleByTasks } from '../task-progress.ts';

export type SettleTasksPorts = RefreshLedgerPorts & { now: () => number };

/**
 * Updates an organisation's manual obligations from their tasks, repeating until they agree, then its ledger.
 * Idempotent and safe to run concurrently.
 * @returns the tasks
 */
export async function settleTasks(
  milestone: Pick<Milestone, 'id' | 'occurredOn' | 'days'>,
  organisation: string,
  ports: SettleTasksPorts,
): Promise<Task[]> {
  const { id } = milestone;
  const day = dayFor(milestone, { organisation, now: ports.now() });
  return retryLostRace(`tasks of ${organisation} at ${id}`, async () => {
    // The ledger first: if it is written after these rows were read, it is not overwritten with them.
    const kept = await ports.ledgers.find(id, organisation);
    const [rows, work] = await allSettledOrThrow([
      ports.obligations.ofOrganisation(id, organisation),
      ports.tasks.ofOrganisation(id, organisation),
    ]);
    const changed = settleByTasks(rows, { tasks: work, day });
    if (changed.length > 0) {
      await ports.obligations.record(id, changed);
      return AGAIN;
    }
    // Also after a handover, or a crash of an earlier try.
    await refreshLedger({ milestone: id, organisation }, ports, { kept, rows, work });
    return work;
  });
}
