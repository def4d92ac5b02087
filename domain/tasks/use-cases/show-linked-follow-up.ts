import { contactId } from '../../contacts/contact.ts';
import { type ClosedFollowUp, type CloseFollowUpPorts, closeFollowUp } from './close-follow-up.ts';
import { type LoadTaskListPorts, loadTaskList, type TaskList } from './load-task-list.ts';
import {
  type FollowUpRef,
  type ShowFollowUpPorts,
  type ShownFollowUp,
  showFollowUp,
} from './show-follow-up.ts';

export type ShowLinkedFollowUpPorts = LoadTaskListPorts & ShowFollowUpPorts;

export type CloseLinkedFollowUpPorts = LoadTaskListPorts & CloseFollowUpPorts;

type Linked = { token: string; contact: string };

/**
 * A person to be reached another way, behind the link of whoever sees to that. Undefined for every other link,
 * without a reason. Read-only.
 */
export async function showLinkedFollowUp(
  { token, contact }: Linked,
  ports: ShowLinkedFollowUpPorts,
): Promise<{ list: TaskList; shown: ShownFollowUp } | undefined> {
  const list = await loadTaskList(token, ports);
  if (!list?.followUps) return undefined;
  const shown = await showFollowUp(refOf(list, contact), ports);
  return shown && { list, shown };
}

/** Notes how they were reached; for a link of anybody else there is nobody. */
export async function closeLinkedFollowUp(
  { token, contact, said }: Linked & { said: unknown },
  ports: CloseLinkedFollowUpPorts,
): Promise<ClosedFollowUp & { list?: TaskList }> {
  const list = await loadTaskList(token, ports);
  if (!list?.followUps) return { kind: 'not-there' };
  const who = contactId(list.reader);
  return { ...(await closeFollowUp({ ...refOf(list, contact), said, who }, ports)), list };
}

function refOf({ milestone, organisation }: TaskList, contact: string): FollowUpRef {
  return { milestone: milestone.id, organisation: organisation.code, contact };
}
