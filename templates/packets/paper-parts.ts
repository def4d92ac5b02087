import type { Listeners, Occasion } from '../../domain/packets/packet.ts';
import { listedIn } from '../../domain/shared/locale.ts';
import type { Block } from '../mail/markdown-reader.ts';
import { asksAt, type DocumentContext, type ReadMessage } from './document-context.ts';
import {
  type Cell,
  heading,
  listOf,
  mailLink,
  type Paper,
  type PaperPart,
  paragraph,
  strong,
  text,
  words,
} from './paper.ts';
import { linesOf } from './sentences.ts';

type Written = { title: string; parts: PaperPart[]; tight?: boolean };

/** A document with the common head and foot. */
export function paperOf(
  { packet, say, day }: DocumentContext,
  { title, parts, tight = false }: Written,
): Paper {
  const { organisation, registerNumber, service, milestone, locale, contact } = packet;
  const made = say('fromPlan', { milestone: milestone.name, date: day(paperDay(packet.at)) });
  return {
    title,
    locale,
    kicker: organisation.name,
    kickerRight: registerNumber ? `${say('registerNumber')} ${registerNumber}` : service,
    foot: `${service}. ${made} ${say('contact')}: ${contact.name}, ${contact.address}`,
    tight,
    parts,
  };
}

/** The date of an instant, as plans count days. */
export function paperDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Messages with titles, as in the mails; says so if only some groups are concerned. */
export function messageParts(
  { packet }: DocumentContext,
  messages: readonly ReadMessage[],
  level: 2 | 3 = 2,
): PaperPart[] {
  return messages.flatMap(({ title, blocks, locale }) => {
    const other = locale === packet.locale ? undefined : locale;
    return [heading(level, title, other), text(blocks, other)];
  });
}

/** Messages in short, each under the question that it answers. */
export function shortParts(
  { packet }: DocumentContext,
  messages: readonly ReadMessage[],
  level: 2 | 3,
): PaperPart[] {
  return messages.flatMap(({ question, short, locale }) => {
    const other = locale === packet.locale ? undefined : locale;
    return [heading(level, question, other), text(short, other)];
  });
}

/** A message in short, run on after its question. */
export function running({ question, short }: ReadMessage): Cell {
  const said = short.flatMap((block) => [
    words(' '),
    ...(block.kind === 'paragraph' ? block.children : [words(linesOf([block]).join(' '))]),
  ]);
  return [strong(question), ...said];
}

/** Messages in short, a paragraph each. */
export function runningParts({ packet }: DocumentContext, messages: readonly ReadMessage[]): PaperPart[] {
  return messages.map((message) =>
    text([paragraph(...running(message))], message.locale === packet.locale ? undefined : message.locale),
  );
}

/** Messages as they are said aloud. */
export function spokenParts({ packet }: DocumentContext, messages: readonly ReadMessage[]): PaperPart[] {
  return messages.map(({ question, spoken, locale }) => {
    const [first = '', ...more] = spoken;
    return text(
      [paragraph(strong(question), words(` ${first}`)), ...more.map((line) => paragraph(words(line)))],
      locale === packet.locale ? undefined : locale,
    );
  });
}

/** What is said of whom a part of a document is for. */
export function audienceTitle(
  { packet, say }: DocumentContext,
  { everyone, groups }: Pick<Listeners, 'everyone' | 'groups'>,
): string {
  const called = groups.map((group) => group.called);
  return everyone ? say('forEveryone') : say('toGroups', { groups: listedIn(packet.locale, called) });
}

/** The lead that every mail starts with. */
export function leadPart({ packet }: DocumentContext): PaperPart {
  return { kind: 'lead', text: packet.milestone.lead };
}

/** Contacts, here and at the national office. */
export function contactParts({ packet, say }: DocumentContext): PaperPart[] {
  const { contact, office, service, organisation } = packet;
  const lines: Block[] = [
    paragraph(
      words(say('questionsLead', { name: contact.name, service, organisation: organisation.name })),
      words(' '),
      mailLink(contact.address),
    ),
  ];
  const national = office.contact.address !== contact.address;
  if (national) {
    const [before = '', after = ''] = say('officeLine', { name: office.contact.name, address: '\0' }).split(
      '\0',
    );
    lines.push(paragraph(words(before), mailLink(office.contact.address), words(after)));
  }
  return [heading(2, say('contact')), text(lines)];
}

/** What everyone is asked to do, by group. */
export function stepsPart(context: DocumentContext, told: Occasion['told']): PaperPart[] {
  const asks = asksAt(context, [{ told }]);
  return asks.length === 0
    ? []
    : [text([listOf(asks.map(({ step, whom }) => [strong(`${whom}:`), words(` ${step}`)]))])];
}

/** What one calls the people of the groups, as a list inside a sentence. */
export function namesOf({ packet }: DocumentContext, occasions: readonly Pick<Occasion, 'told'>[]): string {
  const names = new Set(occasions.flatMap(({ told }) => told.map(({ called }) => called)));
  return listedIn(packet.locale, [...names]);
}
