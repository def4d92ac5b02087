import { type Contact, idsOf, isActive, mergeContacts } from '../contacts/contact.ts';
import { nameKey } from '../contacts/contact-cell.ts';
import type { Obligation, ObligationState } from '../plan/obligation.ts';

/** What a milestone has told at an organisation, when (ms), and to whom. */
export type StandingPart = {
  milestone: string;
  at: number;
  obligations: readonly Obligation[];
  contacts: readonly Contact[];
};

/** A message that a mail has told somebody, by contact id, or is about to; at a time (ms). */
export type SeenMessage = { contact: string; topic: string; at: number };

/** A message that a milestone has told a group. */
export type NewMessage = { milestone: string; group: string; channel: string; topic: string };

/** Somebody who has a role now, and what its people were told before they came. */
export type Newcomer = { contact: Contact; messages: NewMessage[] };

type Known = {
  contacts: readonly Contact[];
  read: readonly SeenMessage[];
  /** Whether a message can be told to readers of a language today. */
  says: (topic: string, locale: string) => boolean;
};

/**
 * Who at an organisation has come to a role after its people were told what holds for it, with what is new to
 * them. Nothing is new that they were to be told then, or have been told since in any role. `parts`: oldest first.
 */
export function newcomersOf(parts: readonly StandingPart[], { contacts, read, says }: Known): Newcomer[] {
  const told = newestMessages(parts);
  const places = new Map(parts.map((part) => [part, placesOf(part.contacts)]));
  const known = Map.groupBy(
    contacts.flatMap((contact) => marksOf(contact).map((mark) => ({ mark, contact }))),
    ({ mark }) => mark,
  );
  return mergeContacts(contacts.filter(isActive)).flatMap((contact): Newcomer[] => {
    const marks = marksOf(contact);
    const same = marks.flatMap((mark) => known.get(mark) ?? []).map((one) => one.contact);
    const ids = new Set([contact, ...same].flatMap(idsOf));
    const wasToBeTold = (part: StandingPart, group: string) =>
      marks.some((mark) => places.get(part)?.has(placeOf(group, mark)));
    const messages = told
      .filter(
        ({ message: { group, topic } }) => contact.groups.includes(group) && says(topic, contact.locale),
      )
      .filter(({ part, message: { group } }) => !wasToBeTold(part, group))
      .filter(
        ({ part, message: { topic } }) =>
          !read.some((one) => ids.has(one.contact) && one.topic === topic && one.at >= part.at),
      )
      .map(({ message }) => message);
    return messages.length > 0 ? [{ contact, messages }] : [];
  });
}

type ToldMessage = { part: StandingPart; message: NewMessage };

/** States of what was told by hand: whoever comes after has missed it. */
const TOLD_BY_HAND: readonly ObligationState[] = ['confirmed', 'relayed'];

/** Of each group's messages, the part that told it last: by mail, or by hand where nothing mails it. */
function newestMessages(parts: readonly StandingPart[]): ToldMessage[] {
  const newest = new Map<string, ToldMessage>();
  for (const part of parts) {
    const byHand = part.obligations.filter(
      ({ carrier, progress }) => carrier === 'people' && TOLD_BY_HAND.includes(progress.state),
    );
    const byMail = part.obligations.filter(({ carrier }) => carrier === 'mail');
    for (const { group, channel, messages } of [...byHand, ...byMail])
      for (const topic of messages) {
        const message = { milestone: part.milestone, group, channel, topic };
        newest.set(`${group}/${topic}`, { part, message });
      }
  }
  return [...newest.values()];
}

/** Who had which role: a place for each role of each contact, by each mark of theirs. */
function placesOf(contacts: readonly Contact[]): Set<string> {
  return new Set(
    contacts.flatMap((contact) => {
      const marks = marksOf(contact);
      return contact.groups.flatMap((group) => marks.map((mark) => placeOf(group, mark)));
    }),
  );
}

function placeOf(group: string, mark: string): string {
  return `${group}/${mark}`;
}

/** By what a person is known again: an address, also a former one, or the name where they have two addresses. */
function marksOf(contact: Contact): string[] {
  return [...idsOf(contact), nameKey(contact.name)];
}
