import { type Contact, contactId } from '../contacts/contact.ts';
import type { Rollout } from '../rollout/rollout.ts';
import { TASK_STEPS, type Task, type TaskEntry } from './task.ts';

/** Who has a task: in what capacity, and in person. */
export type Holder = { owner: Task['owner']; contact: string; contactName: string };

/** More than any task goes through; a row does not grow without end. */
const MOST_ENTRIES = 100;

/** The task after what the entry says, in the hands of `holder` if it changes hands; undefined where its state does not allow it. */
export function afterStep(task: Task, entry: TaskEntry, holder?: Holder): Task | undefined {
  const { from, to } = TASK_STEPS[entry.what];
  if (!from.includes(task.state) || task.history.length >= MOST_ENTRIES) return undefined;
  return { ...task, ...holder, state: to, history: [...task.history, entry] };
}

/** Whether somebody still has to see to it. */
export function isOpenTask({ state }: Pick<Task, 'state'>): boolean {
  return TASK_STEPS.done.from.includes(state);
}

/** A person of the organisation in some capacity. */
export function holderIn(owner: Task['owner'], contact: Contact): Holder {
  return { owner, contact: contactId(contact), contactName: contact.name };
}

/** The national office, which has what nobody else can do. */
export function officeHolder({ office, contact }: Pick<Rollout, 'office' | 'contact'>): Holder {
  const id = contactId({ organisation: office, address: contact.address });
  return { owner: 'national-office', contact: id, contactName: contact.name };
}
