import type { Material } from '../catalogue/catalogue.ts';
import type { ShownFact } from '../catalogue/fact.ts';
import type { MailContent } from '../mail/variant.ts';
import type { Task } from '../plan/task.ts';
import type { Logo } from '../rollout/logo.ts';
import type { Handles } from '../rollout/organisation.ts';
import type { Responsible } from '../rollout/rollout.ts';

/** A fact as a document shows it. `name` is what people call it; a date also has its day, 2026-11-23. */
export type PacketFact = ShownFact & { name: string; own: boolean; day?: string };

/** The words of one message, the same as in the mails, in the language that they were found in. */
export type PacketMessage = { topic: string; name: string; locale: string; title: string; markdown: string };

/** One group that is told something at an occasion: a task. */
export type OccasionGroup = {
  group: string;
  name: string;
  /** Everybody of the group whom the plan knows, by name. */
  people: string[];
  /** Topics that can be said, most important first, and those that a gap holds back. */
  messages: string[];
  withheld: string[];
  nextSteps: string[];
};

/** Something that one person does once and that tells one or several groups: a meeting, a text, a talk with a relay. */
export type Occasion = {
  /** The channel, with the relay's role where it is told by relays. */
  id: string;
  channel: string;
  name: string;
  owner: Task['owner'];
  /** Whether somebody of the organisation does it, with material from here. */
  here: boolean;
  doer?: Responsible | undefined;
  due: string;
  minutes: number;
  material: Material[];
  told: OccasionGroup[];
  /** Where the local lead says that it is done. */
  confirm?: string;
};

/** A message that cannot be said yet, and the facts that it waits for, by name. */
export type Withheld = { topic: string; name: string; facts: string[] };

/**
 * Everything that one organisation needs to tell people what mails do not: data alone, frozen with the plan of a milestone,
 * from which documents are made.
 */
export type Packet = {
  id: string;
  locale: string;
  /** When the milestone was taken in, ms: the time of every document. */
  at: number;
  milestone: { id: string; kind: string; occurredOn: string; last: boolean; name: string; lead: string };
  steps: MailContent['milestones'];
  service: string;
  organisation: { code: string; name: string; logo?: Logo & { shownAlt: string }; handles: Handles };
  /** Who answers questions here, and at the national office. */
  contact: Responsible;
  office: { name: string; contact: Responsible };
  registerNumber?: string;
  facts: Readonly<Record<string, PacketFact>>;
  messages: Readonly<Record<string, PacketMessage>>;
  /** By due date, and within a day in the order of the catalogue. */
  occasions: Occasion[];
  withheld: Withheld[];
};

/** What an occasion tells to any of its groups, each topic once: in turn what matters most to each of them. */
export function topicsOf(occasions: readonly Pick<Occasion, 'told'>[]): string[] {
  const lists = occasions.flatMap(({ told }) => told.map(({ messages }) => messages));
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const ranks = Array.from({ length: longest }, (_, rank) => lists.flatMap((list) => list[rank] ?? []));
  return [...new Set(ranks.flat())];
}

/** The occasions at the organisation for which there has to be material of a kind. */
export function occasionsWith({ occasions }: Packet, material: Material): Occasion[] {
  return occasions.filter((occasion) => occasion.here && occasion.material.includes(material));
}
