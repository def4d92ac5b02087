import { type Task, type Tasks, taskSchema } from '../../../domain/plan/task.ts';
import { KeptTogether } from './kept-together.ts';
import { type Key, keyOf } from './keys.ts';
import type { Table } from './table.ts';

/** Tasks in DynamoDB, beside their obligations. */
export class DynamoTasks implements Tasks {
  readonly #kept: KeptTogether<Task>;

  constructor(table: Table) {
    this.#kept = tasksKept(table);
  }

  ofOrganisation(milestone: string, organisation: string): Promise<Task[]> {
    return this.#kept.all({ dispatchId: milestone, organisation });
  }

  /** A write whose response was lost also returns false: the retry finds the step taken. */
  change(milestone: string, task: Task): Promise<boolean> {
    return replaceTask(
      this.#kept,
      { milestone, task },
      ({ history }) => history.length === task.history.length - 1,
    );
  }
}

/** Tasks as they are kept, a part in one row. */
export function tasksKept(table: Table): KeptTogether<Task> {
  return new KeptTogether(table, { row: 'task', schema: taskSchema, guard: 'history', keyOf: taskKey });
}

/** Stores a task over the one with its key, if that is as it must be; false if it is not, or not there. */
export function replaceTask(
  kept: KeptTogether<Task>,
  { milestone, task }: { milestone: string; task: Task },
  isExpected: (stored: Task) => boolean,
): Promise<boolean> {
  const key = taskKey(milestone, task).sk;
  return kept.change({ dispatchId: milestone, organisation: task.organisation }, (stored) =>
    stored.map((each) => (taskKey(milestone, each).sk === key && isExpected(each) ? task : each)),
  );
}

function taskKey(dispatchId: string, task: Task): Key {
  return keyOf('task', { dispatchId, ...task });
}
