import { type KeepLedgerPorts, keepLedger } from '../../ledger/use-cases/keep-ledger.ts';
import type { Milestone } from '../../plan/milestone.ts';
import type { Task } from '../../plan/task.ts';
import { TemporaryFailure } from '../../shared/errors.ts';
import { stockholmTime } from '../../shared/stockholm-time.ts';
import { settleByTasks } from '../task-progress.ts';

export type SettleTasksPorts = KeepLedgerPorts & { now: () => number };

// A round of reminders and a few people at once: a few looks let everybody through.
const LOOKS = 10;

/**
 * Writes the progress of an organisation's obligations by hand until it is what their tasks say: of two who do this at once,
 * the one that read first may write last. The ledger has it then. Doing it again changes nothing.
 * @returns the tasks
 */
export async function settleTasks(
  { id, occurredOn }: Pick<Milestone, 'id' | 'occurredOn'>,
  organisation: string,
  ports: SettleTasksPorts,
): Promise<Task[]> {
  const day = { today: stockholmTime(ports.now()).date, occurredOn };
  for (let look = 0; look < LOOKS; look += 1) {
    const obligations = await ports.obligations.ofOrganisation(id, organisation);
    const tasks = await ports.tasks.ofOrganisation(id, organisation);
    const changed = settleByTasks(obligations, { tasks, day });
    if (changed.length === 0) {
      // Also where a task went to somebody else, and where a try before died in between.
      await keepLedger({ dispatchId: id, organisation }, ports);
      return tasks;
    }
    await ports.obligations.record(id, changed);
  }
  throw new TemporaryFailure(`tasks of ${organisation} at ${id} were changed by others all the time`);
}
