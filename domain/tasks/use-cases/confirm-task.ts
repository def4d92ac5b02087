import type { TaskEntry } from '../../plan/task.ts';
import { type Doing, type StepResult, type TaskStepPorts, takeTaskSteps } from './take-task-steps.ts';

/** Evidence for a completed task. */
export type TaskEvidence = Pick<TaskEntry, 'evidence' | 'people' | 'note'>;

/**
 * Marks tasks as done on a day, with evidence: a register number or link, number of people, a note. Completed
 * tasks are unchanged.
 */
export function confirmTask(
  { milestone, tasks, who, on, ...evidence }: Doing & TaskEvidence & { on: string },
  ports: TaskStepPorts,
): Promise<StepResult[]> {
  const entry = { what: 'done', on, ...evidence } as const;
  return takeTaskSteps({ milestone, tasks, who }, () => ({ entry }), ports);
}
