import type { Milestone } from '../../plan/milestone.ts';
import type { Task, TaskEntry, Tasks } from '../../plan/task.ts';
import { afterStep, type Holder } from '../../plan/task-step.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import { type SettleTasksPorts, settleTasks } from './settle-tasks.ts';

export type TaskStepPorts = SettleTasksPorts & { tasks: Tasks };

export type TaskRef = Pick<Task, 'organisation' | 'group' | 'channel'>;
/** Who does what to which tasks of a milestone. `who` is a contact id, or a console user's name. */
export type Doing = {
  milestone: Pick<Milestone, 'id' | 'occurredOn' | 'rollout' | 'catalogue' | 'catalogueVersion'>;
  tasks: readonly TaskRef[];
  who: string;
};
/** The task after the step, and whether it was taken now or is no longer possible. */
export type StepResult = { task: Task; taken: boolean };

/** The step for one task, and its holder afterwards; undefined to skip the task. */
export type StepOf = (
  task: Task,
) => { entry: Omit<TaskEntry, 'at' | 'who'>; holder?: Holder | undefined } | undefined;

// The national office does one thing for some hundred organisations at once.
const AT_ONCE = 20;

/**
 * Takes one step with each task: tasks first, then their obligations. A step taken before, by anyone, is not
 * repeated, and the task is returned unchanged. Missing tasks are left out.
 */
export async function takeTaskSteps(doing: Doing, step: StepOf, ports: TaskStepPorts): Promise<StepResult[]> {
  const byOrganisation = [...Map.groupBy(doing.tasks, ({ organisation }) => organisation)];
  const taken = await mapInChunks(
    byOrganisation,
    async ([organisation, tasks]) => {
      const theirs = await stepsAt(organisation, { doing: { ...doing, tasks }, step }, ports);
      await settleTasks(doing.milestone, organisation, ports);
      return theirs;
    },
    AT_ONCE,
  );
  return taken.flat();
}

type Steps = { doing: Doing; step: StepOf };

async function stepsAt(
  organisation: string,
  { doing, step }: Steps,
  ports: TaskStepPorts,
): Promise<StepResult[]> {
  const at = ports.now();
  const results: StepResult[] = [];
  let left = doing.tasks;
  return retryLostRace(`tasks of ${organisation}`, async () => {
    const stored = await ports.tasks.ofOrganisation(doing.milestone.id, organisation);
    const again: TaskRef[] = [];
    for (const ref of left) {
      const task = stored.find(({ group, channel }) => group === ref.group && channel === ref.channel);
      const result = task && (await stepWith(task, { at, doing, step }, ports));
      if (result === 'faster') again.push(ref);
      else if (result) results.push(result);
    }
    left = again;
    return left.length > 0 ? AGAIN : results;
  });
}

async function stepWith(
  task: Task,
  { at, doing: { who, milestone }, step }: Steps & { at: number },
  { tasks }: TaskStepPorts,
): Promise<StepResult | 'faster'> {
  const last = task.history.at(-1);
  // The response to this very write was lost; read again.
  if (last?.at === at && last.who === who) return { task, taken: true };
  const change = step(task);
  const next = change && afterStep(task, { at, who, ...change.entry }, change.holder);
  if (!next) return { task, taken: false };
  return (await tasks.change(milestone.id, next)) ? { task: next, taken: true } : 'faster';
}
