import { TemporaryFailure } from '../errors.ts';
import type { Milestone } from '../milestone.ts';
import type { Obligations } from '../obligation.ts';
import { stockholmTime } from '../stockholm-time.ts';
import type { Task, Tasks } from '../task.ts';
import { settleByTasks } from '../task-progress.ts';

export type SettleTasksPorts = {
  tasks: Pick<Tasks, 'ofOrganisation'>;
  obligations: Obligations;
  now: () => number;
};

// A round of reminders and a few people at once: a few looks let everybody through.
const LOOKS = 10;

/**
 * Writes the progress of an organisation's obligations by hand until it is what their tasks say: of two who do this at once,
 * the one that read first may write last. Doing it again changes nothing.
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
    if (changed.length === 0) return tasks;
    await ports.obligations.record(id, changed);
  }
  throw new TemporaryFailure(`tasks of ${organisation} at ${id} were changed by others all the time`);
}
