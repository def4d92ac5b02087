import type { TaskEntry } from '../task.ts';
import { type Doing, type StepResult, type TaskStepPorts, takeTaskSteps } from './take-task-steps.ts';

/** Says that tasks were done on a day, with a diary number or a link to show for it. What is done already stays as it is. */
export function confirmTask(
  { on, evidence, ...doing }: Doing & Pick<TaskEntry, 'evidence'> & { on: string },
  ports: TaskStepPorts,
): Promise<StepResult[]> {
  const entry = { what: 'done', on, ...(evidence === undefined ? {} : { evidence }) } as const;
  return takeTaskSteps(doing, () => ({ entry }), ports);
}
