import type { Task, Tasks } from '../../domain/plan/task.ts';
import { type InMemoryPlans, taskKey } from './in-memory-plans.ts';

export class InMemoryTasks implements Tasks {
  readonly #plans: InMemoryPlans;

  constructor(plans: InMemoryPlans) {
    this.#plans = plans;
  }

  async ofOrganisation(milestone: string, organisation: string): Promise<Task[]> {
    return this.#plans.tasks.under(`${milestone}#${organisation}#`);
  }

  async change(milestone: string, task: Task): Promise<boolean> {
    const key = taskKey(milestone, task);
    if (this.#plans.tasks.get(key)?.history.length !== task.history.length - 1) return false;
    this.#plans.tasks.put(key, task);
    return true;
  }
}
