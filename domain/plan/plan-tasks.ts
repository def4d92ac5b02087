import type { OrganisationPeople } from './audience.ts';
import { dueOf } from './due-day.ts';
import type { PlanContext } from './mail-content.ts';
import type { Obligation } from './obligation.ts';
import { type Task, taskId } from './task.ts';
import { type Holder, holderIn, officeHolder } from './task-step.ts';

/** One task per manual obligation, with assignee and due date. */
export function tasksOf(
  context: PlanContext,
  obligations: readonly Obligation[],
  people: OrganisationPeople,
): Task[] {
  const { milestone, version } = context;
  return obligations.flatMap((obligation): Task[] => {
    const channel = version.catalogue.channels[obligation.channel];
    if (channel?.carrier !== 'people') return [];
    const { organisation, group, messages, withheld } = obligation;
    return [
      {
        id: taskId(milestone.id, obligation),
        organisation,
        group,
        channel: obligation.channel,
        ...whoDoes(context, obligation, people),
        due: dueOf(context, channel),
        minutes: channel.minutes,
        messages,
        withheld,
        material: channel.material,
        state: 'open',
        history: [],
      },
    ];
  });
}

/**
 * The owner's contact, if known. A relay without a contact falls to the local lead, and without a lead to the
 * national office; the lead orders a supplier's training.
 */
function whoDoes(
  { basis, version }: PlanContext,
  { owner, group }: Obligation,
  { contacts, responsible }: OrganisationPeople,
): Holder {
  const office = officeHolder(basis.rollout);
  const local = basis.organisation.kind === 'national' ? undefined : responsible;
  const lead = local ? holderIn('local-lead', local) : office;
  if (owner === 'national-office') return office;
  if (owner === 'supplier') return { ...lead, owner: 'supplier' };
  const role = version.catalogue.groups[group]?.relay;
  const relay = contacts.find(({ groups }) => role !== undefined && groups.includes(role));
  return owner === 'relay' && relay ? holderIn('relay', relay) : lead;
}
