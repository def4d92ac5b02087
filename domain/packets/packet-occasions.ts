import type { Material } from '../catalogue/carrier.ts';
import { calledOf } from '../catalogue/catalogue.ts';
import { isUndone } from '../mail/dispatch.ts';
import { type KnownChange, lastChangeOf } from '../plan/facts-in-time.ts';
import { isBefore, textsOn } from '../plan/mail-content.ts';
import type { Task } from '../plan/task.ts';
import type { Occasion, OccasionGroup } from './packet.ts';
import { type PacketContext, type PacketInput, packetPerson } from './packet-context.ts';

/** An organisation's tasks grouped by occasion (one person tells several groups at once), by due date. */
export function packetOccasions(context: PacketContext, input: PacketInput): Occasion[] {
  const { tasks, confirmAt, changes = [] } = input;
  const { channels, groups } = context.version.catalogue;
  const channelOrder = Object.keys(channels);
  const groupOrder = Object.keys(groups);
  const ordered = tasks.toSorted(
    (a, b) =>
      channelOrder.indexOf(a.channel) - channelOrder.indexOf(b.channel) ||
      groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group),
  );
  const byOccasion = Map.groupBy(ordered, (task) => occasionId(context, task));
  return [...byOccasion]
    .flatMap(([id, members]): Occasion[] => {
      const [first] = members;
      return first ? [occasionOf(context, { id, first, members, confirmAt, changes })] : [];
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** Each relay is a separate occasion with its own brief; other tasks on one channel are one occasion. */
function occasionId({ version: { catalogue } }: PacketContext, { channel, group }: Task): string {
  const role = catalogue.groups[group]?.relay;
  return isRelayed(catalogue.channels[channel]) && role ? `${channel}-${role}` : channel;
}

type Channel = PacketContext['version']['catalogue']['channels'][string];

function isRelayed(channel: Channel | undefined): boolean {
  return channel?.carrier === 'people' && channel.owner === 'relay';
}

/** Whether nobody has said from which day the milestone is true: until then there is nothing to tell. */
function isDayUnsaid({ milestone, day }: PacketContext): boolean {
  return milestone.days !== undefined && day === undefined;
}

type Members = {
  id: string;
  first: Task;
  members: readonly Task[];
  confirmAt: PacketInput['confirmAt'];
  changes: readonly KnownChange[];
};

function occasionOf(context: PacketContext, { id, first, members, confirmAt, changes }: Members): Occasion {
  const { catalogue } = context.version;
  const channel = catalogue.channels[first.channel];
  const role = isRelayed(channel) ? catalogue.groups[first.group]?.relay : undefined;
  const national = context.basis.organisation.kind === 'national';
  const here = national || first.owner === 'local-lead' || first.owner === 'relay';
  const material = new Set<Material>(members.flatMap((task) => task.material));
  return {
    id,
    channel: first.channel,
    name: role
      ? context.inWords(catalogue.relays[role] ?? catalogue.groups[role]?.name, role)
      : context.inWords(channel?.name, first.channel),
    owner: first.owner,
    here,
    doer: packetPerson(context, first.contact),
    due: members.reduce((earliest, { due }) => (due < earliest ? due : earliest), first.due),
    moved: members.reduce((sum, { moved = 0 }) => sum + moved, 0),
    minutes: Math.max(...members.map(({ minutes }) => minutes)),
    material: isDayUnsaid(context) ? [] : [...material],
    told: members.map((task) => toldOf(context, task)),
    before: isBefore(context, first.due),
    ...changedIn(context, members, changes),
    ...(isCalledOff(context, members) && { calledOff: true }),
    ...(here && confirmAt && context.lead && { confirm: confirmAt(context.lead, first.channel) }),
  };
}

function isCalledOff({ milestone, basis }: PacketContext, members: readonly Task[]): boolean {
  const undone = isUndone(milestone, basis.organisation.code);
  return members.every(({ state }) => state === 'waived' || (undone && state !== 'done'));
}

function changedIn(
  { version, milestone: { kind } }: PacketContext,
  members: readonly Task[],
  changes: readonly KnownChange[],
): Pick<Occasion, 'changedAt'> {
  const times = members.flatMap((task) => lastChangeOf(task, { version, kind, changes })?.at ?? []);
  return times.length > 0 ? { changedAt: Math.max(...times) } : {};
}

function toldOf(context: PacketContext, task: Task): OccasionGroup {
  const { group } = task;
  const texts = textsOn(context, task.due);
  const messages = task.messages.filter((topic) => texts.words(topic, context.locale));
  const withheld = [...task.withheld, ...task.messages.filter((topic) => !messages.includes(topic))];
  const people = context.contacts.filter(({ groups }) => groups.includes(group)).map(({ name }) => name);
  return {
    group,
    name: context.inWords(context.version.catalogue.groups[group]?.name, group),
    called: context.inWords(calledOf(context.version.catalogue, group), group),
    side: context.version.catalogue.groups[group]?.side ?? 'internal',
    people,
    messages,
    withheld,
    // What is asked holds from the day on.
    nextSteps: isBefore(context, task.due) ? [] : [...(context.contentFor(group)?.nextSteps ?? [])],
  };
}
