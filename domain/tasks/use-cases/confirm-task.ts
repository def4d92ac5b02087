import type { TaskEntry } from '../../plan/task.ts';
import { type Doing, type StepResult, type TaskStepPorts, takeTaskSteps } from './take-task-steps.ts';

/** What somebody has to show for a task that was done. */
export type TaskEvidence = Pick<TaskEntry, 'evidence' | 'people' | 'note'>;

/**
 * Says that tasks were done on a day, with what there is to show for it: a diary number or a link, how many were there, a note.
 * What is done already stays as it is.
 */
export function confirmTask(
  { milestone, tasks, who, on, ...evidence }: Doing & TaskEvidence & { on: string },
  ports: TaskStepPorts,
): Promise<StepResult[]> {
  const entry = { what: 'done', on, ...evidence } as const;
  return takeTaskSteps({ milestone, tasks, who }, () => ({ entry }), ports);
}
