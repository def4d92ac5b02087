import { contactNamed } from '../../contacts/contact.ts';
import type { Task } from '../../plan/task.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';
import { confirmTask, type TaskEvidence } from './confirm-task.ts';
import { type HandOverTaskPorts, handOverTask } from './hand-over-task.ts';
import { type AskedTask, type ListTasksPorts, listTasks } from './list-tasks.ts';
import {
  type LoadOrganisationTasksPorts,
  loadOrganisationTasks,
  type OrganisationTasks,
  type TaskReader,
} from './load-organisation-tasks.ts';
import { reopenTask } from './reopen-task.ts';
import { type ReturnTaskPorts, returnTask } from './return-task.ts';
import type { StepResult } from './take-task-steps.ts';
import { waiveTask } from './waive-task.ts';

export type SettleTaskPorts = ListTasksPorts &
  LoadOrganisationTasksPorts &
  ReturnTaskPorts &
  HandOverTaskPorts;

/** An action on one task. `on` is a date, today if absent; `to` is a colleague's contact id. */
export type TaskAct =
  | ({ act: 'done'; on?: string | undefined } & TaskEvidence)
  | { act: 'cannot'; reason: string }
  | { act: 'hand-over'; to: string }
  | { act: 'waive'; reason: string }
  | { act: 'reopen' };

export type SettledTask =
  /** The task is in the requested state, through this or an earlier try. */
  | ({ kind: 'settled' } & AskedTask)
  | { kind: 'not-there' }
  | { kind: 'refused'; problem: Problem }
  /** It was passed to the national office, or has another outcome. */
  | { kind: 'conflict'; why: 'gone' | 'otherwise' };

type Wanted = { organisation: string; task: string; reader: TaskReader; said: TaskAct };

/**
 * Applies a console user's action to one task. Idempotent; a different statement about a settled task is
 * refused.
 */
export async function settleTask(
  { organisation, task: id, reader, said }: Wanted,
  ports: SettleTaskPorts,
): Promise<SettledTask> {
  const found = (await listTasks(organisation, ports))?.find(({ task }) => task.id === id);
  const list =
    found && (await loadOrganisationTasks({ milestone: found.milestone.id, organisation, reader }, ports));
  if (!list) return { kind: 'not-there' };
  const who = reader.user.name;
  const { owner } = found.task;
  // The office hands its tasks over to its own people, who are not contacts of the organisation.
  const elsewhere =
    said.act === 'hand-over' && owner === 'national-office' && organisation !== list.rollout.office;
  const gone = elsewhere || list.gone.some((task) => task.id === id);
  if (gone && !isAsSaid(found.task, said, who)) return { kind: 'conflict', why: 'gone' };
  const problem = problemIn(said, list);
  if (problem) return { kind: 'refused', problem };
  // Also if already so: an earlier try may have crashed before updating the obligation.
  const [result] = await take({ list, task: found.task, said, who }, ports);
  return result && isAsSaid(result.task, said, who)
    ? { kind: 'settled', milestone: found.milestone, task: result.task }
    : { kind: 'conflict', why: 'otherwise' };
}

function problemIn(said: TaskAct, { today, colleagues }: OrganisationTasks): Problem | undefined {
  if (said.act === 'done' && (said.on ?? today) > today) return problemAt('on', 'date-future');
  if (said.act === 'hand-over' && !contactNamed(colleagues, said.to))
    return problemAt('to', 'unknown', { what: 'colleague', value: said.to });
  return undefined;
}

type Taking = { list: OrganisationTasks; task: Task; said: TaskAct; who: string };

async function take({ list, task, said, who }: Taking, ports: SettleTaskPorts): Promise<StepResult[]> {
  const doing = { milestone: list.milestone, tasks: [task], who };
  switch (said.act) {
    case 'done': {
      const { act: _, on = list.today, ...evidence } = said;
      return confirmTask({ ...doing, on, ...evidence }, ports);
    }
    case 'cannot':
      return returnTask({ ...doing, reason: said.reason }, ports);
    case 'hand-over': {
      const to = contactNamed(list.colleagues, said.to);
      return to ? handOverTask({ ...doing, to }, ports) : [];
    }
    case 'waive':
      return waiveTask({ ...doing, reason: said.reason }, ports);
    case 'reopen':
      return reopenTask(doing, ports);
  }
}

/** Whether a task already is as stated. */
function isAsSaid({ state, contact, history }: Task, said: TaskAct, who: string): boolean {
  const last = history.at(-1);
  switch (said.act) {
    case 'done':
      return (
        state === 'done' &&
        (said.on === undefined || said.on === last?.on) &&
        said.evidence === last?.evidence &&
        said.people === last?.people &&
        said.note === last?.note
      );
    case 'cannot':
      return state === 'cannot' && last?.reason === said.reason && last.who === who;
    case 'hand-over':
      return state === 'open' && contact === said.to;
    case 'waive':
      return state === 'waived' && last?.reason === said.reason;
    case 'reopen':
      return state === 'open' && last?.what === 'reopened' && last.who === who;
  }
}
