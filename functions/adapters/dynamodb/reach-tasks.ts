import { type ReachTask, type ReachTasks, reachTaskSchema } from '../../../domain/mail/reach-task.ts';
import { partition, type Table } from './table.ts';

/** Tasks to reach a person another way, in DynamoDB, beside the organisation's part of the milestone. */
export class DynamoReachTasks implements ReachTasks {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async open(dispatchId: string, task: ReachTask): Promise<void> {
    const { organisation, contact } = task;
    await this.#table.create({
      pk: partition(dispatchId, organisation),
      sk: `REACH-TASK#${contact}`,
      ...task,
    });
  }

  ofOrganisation(dispatchId: string, organisation: string): Promise<ReachTask[]> {
    return this.#table.query(partition(dispatchId, organisation), 'REACH-TASK#', reachTaskSchema);
  }
}
