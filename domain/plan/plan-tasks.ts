import type { Channel } from '../catalogue/catalogue.ts';
import { stockholmTime } from '../shared/stockholm-time.ts';
import { addDays, addWorkingDays } from '../shared/working-day.ts';
import type { People } from './audience.ts';
import type { PlanContext } from './mail-content.ts';
import type { Obligation } from './obligation.ts';
import { type Task, taskId } from './task.ts';
import { type Holder, holderIn, officeHolder } from './task-step.ts';

/** One task for each obligation by hand, with whoever does it and by when. */
export function tasksOf(context: PlanContext, obligations: readonly Obligation[], people: People): Task[] {
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
 * Whoever an obligation is owned by does it, if somebody is known. A relay that nobody is falls to the local lead, and where
 * nobody leads, to the national office; a supplier's training is seen to by the lead, who orders it.
 */
function whoDoes(
  { basis, version }: PlanContext,
  { owner, group }: Obligation,
  { contacts, responsible }: People,
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

/** So many days before or after the milestone, but never sooner than whoever does it can after it was planned. */
function dueOf({ milestone }: PlanContext, { due, notice }: Extract<Channel, { carrier: 'people' }>): string {
  const wanted = addDays(milestone.occurredOn, due);
  const possible = addWorkingDays(stockholmTime(milestone.receivedAt).date, notice);
  return wanted > possible ? wanted : possible;
}
