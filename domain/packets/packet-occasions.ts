import type { Material } from '../catalogue/catalogue.ts';
import type { Task } from '../plan/task.ts';
import type { Occasion, Told } from './packet.ts';
import { type PacketInput, type PacketMatter, personOf } from './packet-matter.ts';

/** The tasks of an organisation by the occasion at which one person tells several groups, by due date. */
export function occasionsOf(matter: PacketMatter, { tasks, confirmAt }: PacketInput): Occasion[] {
  const { channels, groups } = matter.version.catalogue;
  const channelOrder = Object.keys(channels);
  const groupOrder = Object.keys(groups);
  const ordered = tasks.toSorted(
    (a, b) =>
      channelOrder.indexOf(a.channel) - channelOrder.indexOf(b.channel) ||
      groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group),
  );
  const byOccasion = Map.groupBy(ordered, (task) => occasionId(matter, task));
  return [...byOccasion]
    .flatMap(([id, members]): Occasion[] => {
      const [first] = members;
      return first ? [occasionOf(matter, { id, first, members, confirmAt })] : [];
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** A relay is somebody of their own, with a brief of their own; whatever else has one channel is done once. */
function occasionId({ version: { catalogue } }: PacketMatter, { channel, group }: Task): string {
  const role = catalogue.groups[group]?.relay;
  return isRelayed(catalogue.channels[channel]) && role ? `${channel}-${role}` : channel;
}

type Channel = PacketMatter['version']['catalogue']['channels'][string];

function isRelayed(channel: Channel | undefined): boolean {
  return channel?.carrier === 'people' && channel.owner === 'relay';
}

type Members = {
  id: string;
  first: Task;
  members: readonly Task[];
  confirmAt: PacketInput['confirmAt'];
};

function occasionOf(matter: PacketMatter, { id, first, members, confirmAt }: Members): Occasion {
  const { catalogue } = matter.version;
  const channel = catalogue.channels[first.channel];
  const role = isRelayed(channel) ? catalogue.groups[first.group]?.relay : undefined;
  const national = matter.basis.organisation.kind === 'national';
  const here = national || first.owner === 'local-lead' || first.owner === 'relay';
  const material = new Set<Material>(members.flatMap((task) => task.material));
  return {
    id,
    channel: first.channel,
    name: role
      ? matter.inWords(catalogue.relays[role] ?? catalogue.groups[role]?.name, role)
      : matter.inWords(channel?.name, first.channel),
    owner: first.owner,
    here,
    doer: personOf(matter, first.contact),
    due: members.reduce((earliest, { due }) => (due < earliest ? due : earliest), first.due),
    minutes: Math.max(...members.map(({ minutes }) => minutes)),
    material: [...material],
    told: members.map((task) => toldOf(matter, task)),
    ...(here && confirmAt && matter.lead && { confirm: confirmAt(matter.lead, first.channel) }),
  };
}

function toldOf(matter: PacketMatter, task: Task): Told {
  const { group } = task;
  const messages = task.messages.filter((topic) => matter.texts.words(topic, matter.locale));
  const withheld = [...task.withheld, ...task.messages.filter((topic) => !messages.includes(topic))];
  const people = matter.contacts.filter(({ groups }) => groups.includes(group)).map(({ name }) => name);
  return {
    group,
    name: matter.inWords(matter.version.catalogue.groups[group]?.name, group),
    people,
    messages,
    withheld,
    nextSteps: [...(matter.contentFor(group)?.nextSteps ?? [])],
  };
}
