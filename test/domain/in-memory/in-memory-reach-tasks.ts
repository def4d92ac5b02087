import type { ReachTask, ReachTasks } from '../../../domain/mail/reach-task.ts';
import { Rows } from './rows.ts';

export class InMemoryReachTasks implements ReachTasks {
  readonly #rows = new Rows<ReachTask>();

  async open(dispatchId: string, task: ReachTask): Promise<void> {
    this.#rows.create(`${dispatchId}#${task.organisation}#${task.contact}`, task);
  }

  async ofOrganisation(dispatchId: string, organisation: string): Promise<ReachTask[]> {
    return this.#rows.under(`${dispatchId}#${organisation}#`);
  }
}
