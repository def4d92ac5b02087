import * as z from 'zod';
import { channelIdSchema, milestoneKindSchema, roleSchema, topicSchema } from '../catalogue/catalogue-ids.ts';
import { type Contact, contactId, isActive, mergeContacts } from '../contacts/contact.ts';
import { canonicalJson } from '../shared/digest.ts';
import type { Obligation, Supply } from './obligation.ts';
import type { Task } from './task.ts';

const owedMessageSchema = z.strictObject({
  /** The milestone that withheld them, and the day on which it told the rest. */
  milestone: z.string(),
  on: z.iso.date(),
  group: roleSchema,
  channel: channelIdSchema,
  carrier: z.enum(['mail', 'people', 'web']),
  topics: z.array(topicSchema).min(1),
  /** Who is owed them by mail, by contact id; nobody where a person or a page tells the group. */
  contacts: z.array(z.string()),
});
export type OwedMessages = z.infer<typeof owedMessageSchema>;

/**
 * Messages that were withheld from one organisation's people and can be told now, in the words of the last kind of
 * milestone that it has reached.
 */
export const owedSchema = z.strictObject({
  kind: milestoneKindSchema,
  messages: z.array(owedMessageSchema).min(1),
});
export type Owed = z.infer<typeof owedSchema>;

/** What one organisation has been told at a milestone, and the contacts whom it was planned for. */
export type ToldPart = {
  milestone: string;
  kind: string;
  on: string;
  obligations: readonly Obligation[];
  tasks: readonly Task[];
  contacts: readonly Contact[];
};

/** What supplements have told meanwhile: to a contact by mail, or in a task for a group. */
export type Supplied = Omit<Supply, 'channel'> & ({ contact: string } | { group: string; channel: string });

/**
 * What is owed of what was withheld, with those who were to be told it then. Of a message that they have been told at
 * a later milestone they are owed nothing. `parts`: oldest first; `says`: whether a message can be told now in the
 * words of a kind of milestone.
 */
export function owedOf(
  parts: readonly ToldPart[],
  { says, supplied }: { says: (kind: string, topic: string) => boolean; supplied: readonly Supplied[] },
): Owed | undefined {
  const kind = parts.at(-1)?.kind;
  if (kind === undefined) return undefined;
  const each = parts.flatMap((part, index) =>
    part.obligations.flatMap((obligation) =>
      stillWithheld(obligation, parts.slice(index + 1))
        .filter((topic) => says(kind, topic))
        .flatMap((topic) => owedTo(part, obligation, { topic, supplied })),
    ),
  );
  const alike = Map.groupBy(each, ({ topic: _topic, ...rest }) => canonicalJson(rest));
  const messages = [...alike.values()].flatMap((group): OwedMessages[] => {
    const [first] = group;
    if (!first) return [];
    const { topic: _topic, ...rest } = first;
    return [{ ...rest, topics: group.map(({ topic }) => topic) }];
  });
  return messages.length > 0 ? { kind, messages } : undefined;
}

function stillWithheld({ group, channel, withheld }: Obligation, later: readonly ToldPart[]): string[] {
  const told = later.flatMap(({ obligations }) =>
    obligations
      .filter((one) => one.group === group && one.channel === channel)
      .flatMap(({ messages }) => messages),
  );
  return withheld.filter((topic) => !told.includes(topic));
}

type OwedTopic = Omit<OwedMessages, 'topics'> & { topic: string };

function owedTo(
  { milestone, on, contacts, tasks }: ToldPart,
  { group, channel, carrier }: Obligation,
  { topic, supplied }: { topic: string; supplied: readonly Supplied[] },
): OwedTopic[] {
  const before = supplied.filter((one) => one.milestone === milestone && one.topics.includes(topic));
  const base = { milestone, on, group, channel, topic };
  if (carrier === 'mail') {
    const people = mergeContacts(contacts.filter(isActive))
      .filter(({ groups }) => groups.includes(group))
      .map(contactId)
      .filter((id) => !before.some((one) => 'contact' in one && one.contact === id));
    return people.length > 0 ? [{ ...base, carrier, contacts: people }] : [];
  }
  // The page says what holds now: it has only to be counted.
  if (carrier === 'web') return [{ ...base, carrier, contacts: [] }];
  // Whoever was to tell the rest tells this too, in a task of its own.
  const asked = tasks.some(
    (task) => task.group === group && task.channel === channel && task.state !== 'waived',
  );
  const again = before.some((one) => 'group' in one && one.group === group && one.channel === channel);
  return carrier === 'people' && asked && !again ? [{ ...base, carrier, contacts: [] }] : [];
}
