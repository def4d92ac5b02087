import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Contacts } from '../../contacts/contact.ts';
import type { Task } from '../../plan/task.ts';
import { type Holder, holderIn, officeHolder } from '../../plan/task-step.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { NotFound } from '../../shared/errors.ts';
import { type Doing, type StepResult, type TaskStepPorts, takeTaskSteps } from './take-task-steps.ts';

export type ReturnTaskPorts = TaskStepPorts & {
  rollouts: Pick<Rollouts, 'find'>;
  catalogues: Pick<Catalogues, 'load'>;
  contacts: Pick<Contacts, 'ofOrganisation'>;
};

/**
 * Returns tasks that cannot be done, with a reason: to the local lead, and from the lead to the national
 * office, which keeps them until done or waived. Idempotent for the same person and reason.
 */
export async function returnTask(
  { reason, ...doing }: Doing & { reason: string },
  ports: ReturnTaskPorts,
): Promise<StepResult[]> {
  const { rollout: id, catalogue: name, catalogueVersion } = doing.milestone;
  const [rollout, version] = await allSettledOrThrow([
    ports.rollouts.find(id),
    ports.catalogues.load(name, catalogueVersion),
  ]);
  if (!rollout || !version) throw new NotFound(`rollout ${id} or its catalogue does not exist`);
  const leads = new Map<string, Holder>();
  for (const code of new Set(doing.tasks.map(({ organisation }) => organisation))) {
    const contacts = code === rollout.office ? [] : await ports.contacts.ofOrganisation(code);
    const lead = contacts.find(({ groups }) => groups.includes(version.catalogue.responsible));
    if (lead) leads.set(code, holderIn('local-lead', lead));
  }
  const holderAfter = (task: Task): Holder => {
    const lead = leads.get(task.organisation);
    const office = officeHolder(rollout);
    if (task.owner === 'national-office' || !lead || task.contact === lead.contact) return office;
    return lead;
  };
  const step = (task: Task) => {
    const last = task.history.at(-1);
    if (last?.what === 'cannot' && last.who === doing.who && last.reason === reason) return undefined;
    const holder = holderAfter(task);
    return { entry: { what: 'cannot', reason, to: holder.contact } as const, holder };
  };
  return takeTaskSteps(doing, step, ports);
}
