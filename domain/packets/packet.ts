import type { ReadAnswer } from '../answers/published-answer.ts';
import type { Material } from '../catalogue/carrier.ts';
import type { Group } from '../catalogue/catalogue.ts';
import type { ShownFact } from '../catalogue/fact.ts';
import type { ShortForms } from '../catalogue/short-forms.ts';
import type { MailContent } from '../mail/variant.ts';
import type { Task } from '../plan/task.ts';
import type { Logo } from '../rollout/logo.ts';
import type { Handles } from '../rollout/organisation.ts';
import type { Responsible } from '../rollout/responsible.ts';
import type { DaysOff } from '../shared/days-off.ts';

/** A fact in a document. `name` is its label; dates also have an ISO form, 2026-11-23. */
export type PacketFact = ShownFact & { name: string; own: boolean; day?: string };

/** The text of one message, in full and in its short forms, in the language found. */
export type PacketMessage = {
  topic: string;
  name: string;
  locale: string;
  title: string;
  markdown: string;
  forms?: ShortForms;
};

/** A matter that is put through to others, and to whom; `standsIn`: nobody has the roles that it is for. */
export type Transfer = { about: string; people: Responsible[]; standsIn: boolean };

/** One group told at an occasion: a task. */
export type OccasionGroup = {
  group: string;
  name: string;
  /** What one calls them in a sentence. */
  called: string;
  side: Group['side'];
  /** Names of all known people in the group. */
  people: string[];
  /** Topics that can be told, most important first, and those withheld. */
  messages: string[];
  withheld: string[];
  nextSteps: string[];
};

/** Something that one person does once to tell one or more groups: a meeting, a text, a talk with a relay. */
export type Occasion = {
  /** The channel, with the relay's role if it is one. */
  id: string;
  channel: string;
  name: string;
  owner: Task['owner'];
  /** Whether it takes place at the organisation, with material from the packet. */
  here: boolean;
  doer?: Responsible | undefined;
  due: string;
  /** How often its day has moved, over all of its tasks: calendars follow the highest. */
  moved: number;
  minutes: number;
  material: Material[];
  told: OccasionGroup[];
  /** It takes place before the day from which the milestone is true. */
  before: boolean;
  /** When a fact in its messages changed last, after it had been planned, if it is still to be done; ms. */
  changedAt?: number;
  /** Nobody holds it any more: it was waived, or another milestone has undone this one. */
  calledOff?: true;
  /** URL at which the local lead confirms it. */
  confirm?: string;
};

/** A withheld message and the names of the missing facts. */
export type Withheld = { topic: string; name: string; facts: string[] };

/**
 * Everything that an organisation needs for the manual part of a milestone: pure data, from the plan and the facts of
 * a time, from which documents are rendered.
 */
export type Packet = {
  id: string;
  locale: string;
  /** The time for which every document holds, and its timestamp; ms. */
  at: number;
  /** The day (2026-11-24) since which the milestone does not hold there: nothing of it is to be used any more. */
  undoneOn?: string;
  /** The last change of what is still to be told: when (ms), and the names of all facts that have changed. */
  changed?: { at: number; facts: string[] };
  /** Occasions that are done, as they were when they were done, where a fact has changed since. */
  asUsed?: Packet[];
  milestone: {
    id: string;
    kind: string;
    occurredOn: string;
    last: boolean;
    name: string;
    lead: string;
    daysOff?: DaysOff | undefined;
  };
  steps: MailContent['milestones'];
  service: string;
  /** The group that does the telling. */
  responsible: string;
  organisation: { code: string; name: string; logo?: Logo & { shownAlt: string }; handles: Handles };
  /** Contact for questions here, and at the national office. */
  contact: Responsible;
  office: { name: string; contact: Responsible };
  registerNumber?: string;
  facts: Readonly<Record<string, PacketFact>>;
  messages: Readonly<Record<string, PacketMessage>>;
  /** What differs at occasions before the day from which the milestone is true. */
  before: Pick<Packet, 'milestone' | 'steps' | 'messages'>;
  /** By due date, then in catalogue order. */
  occasions: Occasion[];
  /** Whom those who answer calls put them through to: never themselves. */
  transfers: Transfer[];
  /** When these answer, in words; absent if nobody has said it. */
  transferHours?: string;
  withheld: Withheld[];
  /** What people have asked, with the answers that hold on the day. */
  answers: ReadAnswer[];
};

/** The topics that the same groups are told, and no others; `everyone`: all groups there are. */
export type Listeners = { everyone: boolean; groups: OccasionGroup[]; topics: string[] };

/** What is told at occasions, by whom it concerns: what most are told comes first, and each topic once. */
export function listenersOf(occasions: readonly Pick<Occasion, 'told'>[]): Listeners[] {
  const told = [
    ...new Map(occasions.flatMap((one) => one.told.map((each) => [each.group, each] as const))).values(),
  ];
  const hearers = (topic: string) => told.filter(({ messages }) => messages.includes(topic));
  const placeOf = ({ groups }: Listeners) => told.findIndex(({ group }) => group === groups[0]?.group);
  const parts = Map.groupBy(topicsOf([{ told }]), (topic) =>
    hearers(topic)
      .map(({ group }) => group)
      .join(' '),
  );
  return [...parts.values()]
    .map(([topic = '', ...more]): Listeners => {
      const groups = hearers(topic);
      return { everyone: groups.length === told.length, groups, topics: [topic, ...more] };
    })
    .toSorted((a, b) => b.groups.length - a.groups.length || placeOf(a) - placeOf(b));
}

/**
 * A packet whose occasions leave out whoever does the telling, where others are told: nobody needs to tell
 * themselves.
 */
export function toOthers(packet: Packet): Packet {
  const others = ({ told }: Occasion) => told.filter(({ group }) => group !== packet.responsible);
  const occasions = packet.occasions.map((occasion) =>
    others(occasion).length > 0 ? { ...occasion, told: others(occasion) } : occasion,
  );
  return { ...packet, occasions, ...(packet.asUsed ? { asUsed: packet.asUsed.map(toOthers) } : {}) };
}

/** An occasion's topics without duplicates, alternating between its groups' most important ones. */
export function topicsOf(occasions: readonly Pick<Occasion, 'told'>[]): string[] {
  const lists = occasions.flatMap(({ told }) => told.map(({ messages }) => messages));
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const ranks = Array.from({ length: longest }, (_, rank) => lists.flatMap((list) => list[rank] ?? []));
  return [...new Set(ranks.flat())];
}

/** The organisation's own occasions that need material of a kind. */
export function occasionsWith({ occasions }: Pick<Packet, 'occasions'>, material: Material): Occasion[] {
  return occasions.filter((occasion) => occasion.here && occasion.material.includes(material));
}
