import { formatFact } from '../../domain/catalogue/fact.ts';
import { factsIn } from '../../domain/catalogue/text.ts';
import type { Occasion, Packet, PacketMessage } from '../../domain/packets/packet.ts';
import { type Block, markdownReader } from '../mail/markdown-reader.ts';
import { type PacketWordLocale, type SayWord, sayer, wordLocaleFor } from './packet-words.ts';

/** A message parsed into blocks. */
export type ReadMessage = PacketMessage & { blocks: Block[] };

/** A date in the timeline. */
export type PacketDate = { day: string; shown: string; name: string; own: boolean };

/** What every document is written with: the packet, its words, and its parsed texts. */
export type Desk = {
  packet: Packet;
  say: SayWord;
  wordLocale: PacketWordLocale;
  /** The messages of these topics that can be told, in this order. */
  read: (topics: readonly string[]) => ReadMessage[];
  /** A formatted date: 23 november 2026. */
  day: (iso: string) => string;
};

/** Prepares a packet for writing documents. */
export function deskOf(packet: Packet): Desk {
  const wordLocale = wordLocaleFor(packet.locale);
  const reader = markdownReader(packet.facts);
  const known = new Map<string, ReadMessage>();
  const days = new Map<string, string>();
  const message = (topic: string): ReadMessage[] => {
    const words = packet.messages[topic];
    if (!words) return [];
    const ready = known.get(topic) ?? { ...words, blocks: reader(words.markdown) };
    known.set(topic, ready);
    return [ready];
  };
  return {
    packet,
    wordLocale,
    say: sayer(wordLocale),
    read: (topics) => topics.flatMap(message),
    day: (iso) => {
      const shown = days.get(iso) ?? formatFact('date', iso, packet.locale);
      days.set(iso, shown);
      return shown;
    },
  };
}

/** Dates mentioned by these topics and the organisation's own, with the date of its next milestone. */
export function datesOf({ packet, day }: Desk, topics: readonly string[]): PacketDate[] {
  const spoken = new Set(topics.flatMap((topic) => factsIn(packet.messages[topic]?.markdown ?? '')));
  const dates = Object.entries(packet.facts).flatMap(([fact, { day: iso, text, name, own }]): PacketDate[] =>
    iso !== undefined && (own || spoken.has(fact)) ? [{ day: iso, shown: text, name, own }] : [],
  );
  const { occurredOn, name } = packet.milestone;
  const reached: PacketDate = { day: occurredOn, shown: day(occurredOn), name, own: false };
  return [reached, ...dates].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** What is asked of an occasion's groups, without duplicates, each with its groups. */
export function asksAt(occasions: readonly Occasion[]): { step: string; groups: string[] }[] {
  const asks = new Map<string, Set<string>>();
  for (const { name, nextSteps } of occasions.flatMap(({ told }) => told)) {
    for (const step of nextSteps) asks.set(step, (asks.get(step) ?? new Set()).add(name));
  }
  return [...asks].map(([step, groups]) => ({ step, groups: [...groups] }));
}

/** Progress of the rollout as text. */
export function stepsInWords({ packet, say }: Desk): string {
  const names = (reached: boolean) =>
    packet.steps.filter((step) => step.reached === reached).map((s) => s.name);
  const said = [
    ...(names(true).length > 0 ? [say('stepsReached', { names: names(true).join(', ') })] : []),
    ...(names(false).length > 0 ? [say('stepsAhead', { names: names(false).join(', ') })] : []),
  ];
  return said.join(' ');
}
