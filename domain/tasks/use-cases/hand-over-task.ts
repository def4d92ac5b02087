import { type Contact, contactId } from '../../contacts/contact.ts';
import type { Task } from '../../plan/task.ts';
import { holderIn } from '../../plan/task-step.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { stockholmTime } from '../../shared/stockholm-time.ts';
import type { Handovers } from '../handover.ts';
import { type Doing, type StepResult, type TaskStepPorts, takeTaskSteps } from './take-task-steps.ts';

export type HandOverTaskPorts = TaskStepPorts & { handovers: Handovers; rollouts: Pick<Rollouts, 'find'> };

/**
 * Gives tasks to a colleague, who hears of it with the next round. Only to a contact of the organisation whose task it is;
 * the national office's to one of its own.
 */
export async function handOverTask(
  { to, ...doing }: Doing & { to: Contact },
  ports: HandOverTaskPorts,
): Promise<StepResult[]> {
  const { organisation } = to;
  const contact = contactId(to);
  const rollout = await ports.rollouts.find(doing.milestone.rollout);
  const date = stockholmTime(ports.now()).date;
  // First: whoever hears of a handover that was then not made finds nothing to do, and nobody is left unaware of one that was.
  await ports.handovers.add({ date, milestone: doing.milestone.id, organisation, contact });
  const step = (task: Task) => {
    const at = task.owner === 'national-office' ? rollout?.office : task.organisation;
    if (at !== organisation || task.contact === contact) return undefined;
    return { entry: { what: 'handed-over', to: contact } as const, holder: holderIn(task.owner, to) };
  };
  return takeTaskSteps(doing, step, ports);
}
