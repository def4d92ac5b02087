import type { ReachTask, ReachTasks } from '../../../domain/mail/reach-task.ts';
import { Rows } from './rows.ts';

export class InMemoryReachTasks implements ReachTasks {
  readonly #rows = new Rows<ReachTask>();

  async open(milestone: string, task: ReachTask): Promise<void> {
    this.#rows.create(`${milestone}#${task.organisation}#${task.contact}`, task);
  }

  async ofOrganisation(milestone: string, organisation: string): Promise<ReachTask[]> {
    return this.#rows.under(`${milestone}#${organisation}#`);
  }
}
