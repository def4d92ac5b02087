import type { Task } from '../../plan/task.ts';
import { isOpenTask } from '../../plan/task-step.ts';
import { isLeads, type SittingRef, wasDoneJustNow } from '../sitting.ts';
import { confirmTask } from './confirm-task.ts';
import {
  type LoadOrganisationTasksPorts,
  loadOrganisationTasks,
  type TaskReader,
} from './load-organisation-tasks.ts';
import type { TaskList } from './load-task-list.ts';
import { reopenTask } from './reopen-task.ts';
import type { Doing, StepResult, TaskStepPorts } from './take-task-steps.ts';

export type ConfirmSittingsPorts = LoadOrganisationTasksPorts & TaskStepPorts;

type Asked = { organisation: string; sittings: readonly SittingRef[]; reader: TaskReader };

/**
 * Confirms that everything of several sittings that is a lead's to settle was done today. Returns how many tasks it
 * changed; undefined if one of the sittings does not exist, or not for the reader, and then nothing changes.
 */
export function confirmSittings(asked: Asked, ports: ConfirmSittingsPorts): Promise<number | undefined> {
  return withSittings(asked, ports, {
    wanted: (task, { isMine }) => isOpenTask(task) && isMine(task),
    step: (doing, { today }) => confirmTask({ ...doing, on: today }, ports),
  });
}

/** Takes back what the reader confirmed within the last minute; for anything else nothing changes. */
export function undoSittings(asked: Asked, ports: ConfirmSittingsPorts): Promise<number | undefined> {
  const who = asked.reader.user.name;
  return withSittings(asked, ports, {
    wanted: (task) => wasDoneJustNow(task, { who, now: ports.now() }),
    step: (doing) => reopenTask(doing, ports),
  });
}

type Act = {
  wanted: (task: Task, list: { isMine: (task: Task) => boolean }) => boolean;
  step: (doing: Doing, list: TaskList) => Promise<StepResult[]>;
};

async function withSittings(
  { organisation, sittings, reader }: Asked,
  ports: ConfirmSittingsPorts,
  { wanted, step }: Act,
): Promise<number | undefined> {
  const lists = new Map<string, TaskList>();
  for (const { milestone } of sittings) {
    if (lists.has(milestone)) continue;
    const list = await loadOrganisationTasks({ milestone, organisation, reader }, ports);
    if (!list) return undefined;
    lists.set(milestone, list);
  }
  const isThere = ({ milestone, channel }: SittingRef) =>
    lists.get(milestone)?.tasks.some((task) => task.channel === channel);
  if (!sittings.every(isThere)) return undefined;
  let changed = 0;
  for (const [milestone, list] of lists) {
    const channels = sittings.filter((one) => one.milestone === milestone).map(({ channel }) => channel);
    const isMine = (task: Task) => isLeads(list, task);
    const tasks = list.tasks.filter((task) => channels.includes(task.channel) && wanted(task, { isMine }));
    if (tasks.length === 0) continue;
    const results = await step({ milestone: list.milestone, tasks, who: reader.user.name }, list);
    changed += results.filter(({ taken }) => taken).length;
  }
  return changed;
}
