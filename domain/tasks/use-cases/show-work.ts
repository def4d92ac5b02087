import type { Milestones } from '../../plan/milestone.ts';
import type { Organisation } from '../../rollout/organisation.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { type FollowUp, type ListFollowUpsPorts, listFollowUps } from './list-follow-ups.ts';
import {
  type LoadOrganisationTasksPorts,
  organisationTasksAt,
  type TaskReader,
} from './load-organisation-tasks.ts';
import type { TaskList } from './load-task-list.ts';

export type ShowWorkPorts = LoadOrganisationTasksPorts &
  ListFollowUpsPorts & {
    milestones: Pick<Milestones, 'allOf'>;
    rollouts: Pick<Rollouts, 'list' | 'participation'>;
  };

/** An organisation's manual work: a task list per milestone released to it, newest first, and whom no mail reaches. */
export type WorkOverview = {
  organisation: Organisation;
  rollouts: Rollout[];
  lists: TaskList[];
  followUps: FollowUp[];
};

/** All manual work of one organisation. Undefined if it does not exist. Read-only. */
export async function showWork(
  { organisation: code, reader }: { organisation: string; reader: TaskReader },
  ports: ShowWorkPorts,
): Promise<WorkOverview | undefined> {
  const organisation = await ports.organisations.find(code);
  if (!organisation) return undefined;
  const taking = await allSettledOrThrow(
    (await ports.rollouts.list()).map(async (rollout) =>
      (await ports.rollouts.participation(rollout.id, code)) ? [rollout] : [],
    ),
  );
  const rollouts = taking.flat();
  const milestones = await allSettledOrThrow(rollouts.map(({ id }) => ports.milestones.allOf(id)));
  const newestFirst = milestones.flat().toSorted((a, b) => (a.occurredOn > b.occurredOn ? -1 : 1));
  const lists = await allSettledOrThrow(
    newestFirst.map((milestone) => organisationTasksAt({ milestone, organisation, reader }, ports)),
  );
  const told = lists.filter((list) => list !== undefined);
  return { organisation, rollouts, lists: told, followUps: await listFollowUps(code, told, ports) };
}
