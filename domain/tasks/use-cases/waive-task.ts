import { type Doing, type StepResult, type TaskStepPorts, takeTaskSteps } from './take-task-steps.ts';

/** Says that tasks need not be done, and why; the office's to decide. */
export function waiveTask(
  { reason, ...doing }: Doing & { reason: string },
  ports: TaskStepPorts,
): Promise<StepResult[]> {
  return takeTaskSteps(doing, () => ({ entry: { what: 'waived', reason } }), ports);
}
