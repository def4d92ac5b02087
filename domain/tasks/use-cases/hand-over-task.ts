import { type Contact, contactId } from '../../contacts/contact.ts';
import type { Task } from '../../plan/task.ts';
import { holderIn } from '../../plan/task-step.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { Handovers } from '../handover.ts';
import { type Doing, type StepResult, type TaskStepPorts, takeTaskSteps } from './take-task-steps.ts';

export type HandOverTaskPorts = TaskStepPorts & { handovers: Handovers; rollouts: Pick<Rollouts, 'find'> };

/**
 * Hands tasks over to a colleague, who is notified in the next round. The new holder must be a contact of the
 * task's organisation; for the national office's tasks, one of the office.
 */
export async function handOverTask(
  { to, ...doing }: Doing & { to: Contact },
  ports: HandOverTaskPorts,
): Promise<StepResult[]> {
  const { organisation } = to;
  const contact = contactId(to);
  const rollout = await ports.rollouts.find(doing.milestone.rollout);
  const date = toStockholm(ports.now()).date;
  // The notification first: one without a handover is harmless, a handover without one is not.
  await ports.handovers.add({ date, milestone: doing.milestone.id, organisation, contact });
  const step = (task: Task) => {
    const at = task.owner === 'national-office' ? rollout?.office : task.organisation;
    if (at !== organisation || task.contact === contact) return undefined;
    return { entry: { what: 'handed-over', to: contact } as const, holder: holderIn(task.owner, to) };
  };
  return takeTaskSteps(doing, step, ports);
}
