import type { Channel } from '../catalogue/catalogue.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import { addDays, addWorkingDays, workingDayFrom, workingDayUntil } from '../shared/working-day.ts';
import type { OrganisationPeople } from './audience.ts';
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

/**
 * The given number of days from the milestone, or the working day before, but no earlier than the notice period after
 * planning; nor, unless it is due before the milestone, than the day on which its mails leave. Never a day off.
 */
export function dueOf(
  { milestone, day = milestone.occurredOn }: Pick<PlanContext, 'milestone' | 'day'>,
  { due, notice }: Pick<Extract<Channel, { carrier: 'people' }>, 'due' | 'notice'>,
): string {
  const { daysOff, receivedAt } = milestone;
  const wanted = workingDayUntil(addDays(day, due), daysOff);
  const possible = workingDayFrom(addWorkingDays(toStockholm(receivedAt).date, notice, daysOff), daysOff);
  // What is due before the milestone is asked for by reminders, which leave earlier.
  const asked = due < 0 ? possible : workingDayFrom(day, daysOff);
  return [wanted, possible, asked].toSorted().at(-1) ?? wanted;
}
