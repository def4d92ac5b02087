import type { Obligation } from './obligation.ts';
import type { OrganisationPlan } from './plan.ts';
import type { Task } from './task.ts';

/** What people have done for a part meanwhile. */
export type Progressed = { obligations: readonly Obligation[]; tasks: readonly Task[] };

const keyOf = ({ group, channel }: Pick<Task, 'group' | 'channel'>) => `${group}/${channel}`;

/**
 * A new plan of a part that keeps what has been done under the old one: tasks with a step keep their state, holder
 * and history, and obligations their progress, also those that the new plan no longer asks for.
 */
export function keepingProgress(plan: OrganisationPlan, before: Progressed): OrganisationPlan {
  const planned = new Map(before.tasks.map((task) => [keyOf(task), task]));
  const begun = new Map(
    before.tasks.filter(({ history }) => history.length > 0).map((task) => [keyOf(task), task]),
  );
  const told = new Map(
    before.obligations
      .filter((one) => one.progress.state !== 'planned' || begun.has(keyOf(one)))
      .map((one) => [keyOf(one), one]),
  );
  return {
    ...plan,
    tasks: merged(
      plan.tasks.map((task) => movedFrom(planned.get(keyOf(task)), task)),
      begun,
      (task, old) => ({
        ...old,
        due: task.due,
        ...(task.moved === undefined ? {} : { moved: task.moved }),
        messages: task.messages,
        withheld: task.withheld,
      }),
    ),
    obligations: merged(plan.obligations, told, (one, old) => ({ ...one, progress: old.progress })),
  };
}

/** A task that counts how often its day has moved. */
function movedFrom(old: Task | undefined, task: Task): Task {
  const moved = (old?.moved ?? 0) + (old && old.due !== task.due ? 1 : 0);
  return moved > 0 ? { ...task, moved } : task;
}

function merged<T extends Pick<Task, 'group' | 'channel'>>(
  now: readonly T[],
  kept: ReadonlyMap<string, T>,
  merge: (now: T, old: T) => T,
): T[] {
  const keys = new Set(now.map(keyOf));
  const gone = [...kept].filter(([key]) => !keys.has(key)).map(([, old]) => old);
  return [
    ...now.map((one) => {
      const old = kept.get(keyOf(one));
      return old ? merge(one, old) : one;
    }),
    ...gone,
  ];
}
