import type { Milestone, Milestones } from '../../plan/milestone.ts';
import { mayBeToldAt } from '../../plan/milestone.ts';
import type { Task, Tasks } from '../../plan/task.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';

export type ListTasksPorts = {
  organisations: Pick<Organisations, 'find'>;
  rollouts: Pick<Rollouts, 'list' | 'participation'>;
  milestones: Pick<Milestones, 'allOf'>;
  tasks: Pick<Tasks, 'ofOrganisation'>;
};

/** A task with its milestone. */
export type AskedTask = { milestone: Milestone; task: Task };

/**
 * Every task of an organisation at milestones released to it, including those passed to the national office.
 * Undefined if the organisation does not exist. Read-only.
 */
export async function listTasks(
  organisation: string,
  ports: ListTasksPorts,
): Promise<AskedTask[] | undefined> {
  if (!(await ports.organisations.find(organisation))) return undefined;
  const milestones = await allSettledOrThrow(
    (await ports.rollouts.list()).map(async ({ id }) =>
      (await ports.rollouts.participation(id, organisation)) ? ports.milestones.allOf(id) : [],
    ),
  );
  const released = milestones.flat().filter((milestone) => mayBeToldAt(milestone, organisation));
  const asked = await allSettledOrThrow(
    released.map(async (milestone) =>
      (await ports.tasks.ofOrganisation(milestone.id, organisation)).map((task) => ({ milestone, task })),
    ),
  );
  return asked.flat();
}
