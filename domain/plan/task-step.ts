import { type Contact, contactId } from '../contacts/contact.ts';
import type { Rollout } from '../rollout/rollout.ts';
import { TASK_STEPS, type Task, type TaskEntry } from './task.ts';

/** The holder of a task: in what capacity, and who. */
export type Holder = { owner: Task['owner']; contact: string; contactName: string };

/** Bounds the row; no real task has this many steps. */
const MOST_ENTRIES = 100;

/**
 * Applies a history entry to a task, with a new `holder` if given; undefined if the state does not allow it.
 */
export function afterStep(task: Task, entry: TaskEntry, holder?: Holder): Task | undefined {
  const { from, to } = TASK_STEPS[entry.what];
  if (!from.includes(task.state) || task.history.length >= MOST_ENTRIES) return undefined;
  return { ...task, ...holder, state: to, history: [...task.history, entry] };
}

/** Whether a task still needs action. */
export function isOpenTask({ state }: Pick<Task, 'state'>): boolean {
  return TASK_STEPS.done.from.includes(state);
}

/** The person at the organisation with this capacity. */
export function holderIn(owner: Task['owner'], contact: Contact): Holder {
  return { owner, contact: contactId(contact), contactName: contact.name };
}

/** The national office, holder of last resort. */
export function officeHolder({ office, contact }: Pick<Rollout, 'office' | 'contact'>): Holder {
  const id = contactId({ organisation: office, address: contact.address });
  return { owner: 'national-office', contact: id, contactName: contact.name };
}
