import { formatFact } from '../../domain/catalogue/fact.ts';
import { factsIn } from '../../domain/catalogue/fact-references.ts';
import type { Occasion, Packet, PacketMessage } from '../../domain/packets/packet.ts';
import { capitalised, listedIn } from '../../domain/shared/locale.ts';
import { reachedAndAhead } from '../mail/letter.ts';
import { type Block, markdownReader } from '../mail/markdown-reader.ts';
import { type Language, languageFor } from '../words/languages.ts';
import { mailWords } from '../words/mail.gen.ts';
import { type PacketDocumentsWords, packetDocumentsWords } from '../words/packet-documents.gen.ts';
import { once } from './once.ts';
import { linesOf } from './sentences.ts';

/**
 * A message that is read: its full text as blocks, and its forms for readers in a hurry, for whoever asks, and for who
 * listens, in lines. Without forms, all of them are the full text, and its title is the question.
 */
export type ReadMessage = PacketMessage & {
  blocks: Block[];
  question: string;
  short: Block[];
  answer: Block[];
  spoken: readonly string[];
};

/** A date that matters, in order of time. */
export type PacketDate = { day: string; shown: string; name: string; own: boolean };

/** What every document is written with: the packet, the words around its texts, and how its texts are read. */
export type DocumentContext = {
  packet: Packet;
  say: PacketDocumentsWords;
  wordLocale: Language;
  /** The messages of these topics that can be said, in this order. */
  read: (topics: readonly string[]) => ReadMessage[];
  /** Markdown as blocks, with the packet's facts. */
  reader: (markdown: string) => Block[];
  /** A day as text: 23 november 2026. */
  day: (iso: string) => string;
};

/** Opens a packet to write documents from it. */
export function documentContext(packet: Packet): DocumentContext {
  const wordLocale = languageFor(packet.locale);
  const reader = markdownReader(packet.facts);
  const known = new Map<string, ReadMessage>();
  const days = new Map<string, string>();
  const message = (topic: string): ReadMessage[] => {
    const words = packet.messages[topic];
    if (!words) return [];
    const ready = known.get(topic) ?? readMessage(words, reader);
    known.set(topic, ready);
    return [ready];
  };
  return {
    packet,
    wordLocale,
    reader,
    say: packetDocumentsWords(wordLocale),
    read: (topics) => topics.flatMap(message),
    day: (iso) => {
      const shown = days.get(iso) ?? formatFact('date', iso, packet.locale);
      days.set(iso, shown);
      return shown;
    },
  };
}

function readMessage(words: PacketMessage, reader: (markdown: string) => Block[]): ReadMessage {
  const { forms } = words;
  const blocks = once(() => reader(words.markdown));
  const short = once(() => (forms ? reader(forms.short) : blocks()));
  const answer = once(() => (forms ? reader(forms.answer) : blocks()));
  const spoken = once(() => linesOf(forms?.spoken === undefined ? answer() : reader(forms.spoken)));
  return {
    ...words,
    question: forms?.question ?? words.title,
    // No document needs all of them.
    get blocks() {
      return blocks();
    },
    get short() {
      return short();
    },
    get answer() {
      return answer();
    },
    get spoken() {
      return spoken();
    },
  };
}

/**
 * The dates that these topics speak of, and the organisation's own, with the day of the milestone first to be
 * reached.
 */
export function datesOf({ packet, day }: DocumentContext, topics: readonly string[]): PacketDate[] {
  const spoken = new Set(topics.flatMap((topic) => factsIn(packet.messages[topic]?.markdown ?? '')));
  const dates = Object.entries(packet.facts).flatMap(([fact, { day: iso, text, name, own }]): PacketDate[] =>
    iso !== undefined && (own || spoken.has(fact)) ? [{ day: iso, shown: text, name, own }] : [],
  );
  const { occurredOn, name } = packet.milestone;
  const reached: PacketDate = { day: occurredOn, shown: day(occurredOn), name, own: false };
  return [reached, ...dates].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/**
 * What is asked at an occasion, each thing once, with what one calls those of whom it is asked, as it begins a line.
 */
export function asksAt(
  { packet: { locale } }: DocumentContext,
  occasions: readonly Pick<Occasion, 'told'>[],
): { step: string; whom: string }[] {
  const asks = new Map<string, Set<string>>();
  for (const { called, nextSteps } of occasions.flatMap(({ told }) => told)) {
    for (const step of nextSteps) asks.set(step, (asks.get(step) ?? new Set()).add(called));
  }
  return [...asks].map(([step, whom]) => ({ step, whom: capitalised(locale, listedIn(locale, [...whom])) }));
}

/** How far the rollout has come, in words. */
export function stepsInWords({ packet, wordLocale }: DocumentContext): string {
  return reachedAndAhead(packet.steps, mailWords(wordLocale));
}
