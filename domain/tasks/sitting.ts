import { contactId } from '../contacts/contact.ts';
import type { Task } from '../plan/task.ts';
import { MINUTE_MILLIS } from '../shared/duration.ts';
import type { TaskList } from './use-cases/load-task-list.ts';

/** Tasks that one organisation does at one sitting: those of a channel at a milestone. */
export type SittingRef = { milestone: string; channel: string };

/** A confirmation can be taken back for this long. */
const UNDO_MILLIS = MINUTE_MILLIS;

/** The name of a sitting in a form. */
export function sittingName({ milestone, channel }: SittingRef): string {
  return `${milestone}/${channel}`;
}

/** The sitting of such a name, if it is one. */
export function readSitting(name: string): SittingRef | undefined {
  const [, milestone, channel] = /^([A-Za-z0-9-]{1,64})\/([a-z0-9-]{1,64})$/.exec(name) ?? [];
  return milestone === undefined || channel === undefined ? undefined : { milestone, channel };
}

/** Whether this person confirmed a task so lately that they can take it back. */
export function wasDoneJustNow(
  { state, history }: Task,
  { who, now }: { who: string; now: number },
): boolean {
  const last = history.at(-1);
  return state === 'done' && last?.what === 'done' && last.who === who && now - last.at <= UNDO_MILLIS;
}

/** Whether a task is the reader's own, or one that a lead is responsible for. */
export function isOwn(list: TaskList, { contact, owner }: Task): boolean {
  return (
    contact === contactId(list.reader) ||
    (owner === 'national-office' && list.organisation.code === list.rollout.office)
  );
}

/** Whether a signed-in lead settles a task: their own, and whatever is any lead's of the organisation. */
export function isLeads(list: TaskList, task: Task): boolean {
  return isOwn(list, task) || task.owner === 'local-lead';
}
