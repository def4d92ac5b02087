import { wasDoneJustNow } from '../sitting.ts';
import { type Doing, type StepResult, type TaskStepPorts, takeTaskSteps } from './take-task-steps.ts';

/** Takes back what the same person confirmed within the last minute; for anything else nothing changes. */
export function reopenTask(doing: Doing, ports: TaskStepPorts): Promise<StepResult[]> {
  const { who } = doing;
  return takeTaskSteps(
    doing,
    (task) => (wasDoneJustNow(task, { who, now: ports.now() }) ? { entry: { what: 'reopened' } } : undefined),
    ports,
  );
}
