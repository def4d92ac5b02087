import { type Doing, type StepResult, type TaskStepPorts, takeTaskSteps } from './take-task-steps.ts';

/** Waives tasks, with a reason; reserved for the office. */
export function waiveTask(
  { reason, ...doing }: Doing & { reason: string },
  ports: TaskStepPorts,
): Promise<StepResult[]> {
  return takeTaskSteps(doing, () => ({ entry: { what: 'waived', reason } }), ports);
}
