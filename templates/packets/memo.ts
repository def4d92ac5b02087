import { type Occasion, topicsOf } from '../../domain/packets/packet.ts';
import { asksAt, type DocumentContext, datesOf } from './document-context.ts';
import {
  type Cell,
  heading,
  listOf,
  type Paper,
  type PaperPart,
  paragraph,
  strong,
  text,
  words,
} from './paper.ts';
import { contactParts, leadPart, paperOf } from './paper-parts.ts';
import { firstSentence, sentencesIn, spokenMinutes } from './sentences.ts';

// Lines and characters on an A4 page in the tight layout, measured in LibreOffice, with a margin.
const LINES = 54;
const CHARACTERS = 92;

const linesFor = (written: string) => Math.ceil(written.length / CHARACTERS);

/** One page for decision makers: what has happened, what is asked and when, and what they need to know. */
export function memo(context: DocumentContext, occasion: Occasion): Paper {
  const { say } = context;
  const asks = asksAt([occasion]);
  const topics = topicsOf([occasion]);
  const dates = datesOf(context, topics).slice(0, 6);
  const decisions = asks.map(({ step, groups }) => [strong(`${groups.join(', ')}:`), words(` ${step}`)]);
  const taken =
    linesFor(context.packet.milestone.lead) +
    asks.reduce((sum, { step, groups }) => sum + linesFor(`${groups.join(', ')}: ${step}`) * 1.1, 0) +
    dates.length * 1.5;
  const { points, left, spoken } = known(context, topics, LINES - 16 - taken);
  const minutes = Math.ceil((spokenMinutes(spoken) + 5) / 5) * 5;
  const { service, milestone } = context.packet;
  const parts: PaperPart[] = [
    { kind: 'note', text: `${service}: ${milestone.name}` },
    leadPart(context),
    text([paragraph(strong(say('timeNeeded', { minutes })))]),
    heading(2, say('asksOf')),
    text([
      decisions.length > 0 ? listOf(decisions) : { kind: 'paragraph', children: [words(say('askNothing'))] },
    ]),
    heading(2, say('datesAhead')),
    {
      kind: 'table',
      caption: say('datesNote'),
      head: [say('date'), say('what')],
      rows: dates.map(({ shown, name, own }) => [
        [words(shown)],
        own
          ? [strong(`${name}, ${say('hereIn', { organisation: context.packet.organisation.name })}`)]
          : [words(name)],
      ]),
    },
    heading(2, say('needToKnow')),
    ...(points.length > 0 ? [text([listOf(points)])] : []),
    ...(left.length > 0
      ? [{ kind: 'note', text: say('alsoKnow', { titles: left.join('; ') }) } as const]
      : []),
    ...contactParts(context).filter(({ kind }) => kind !== 'heading'),
  ];
  return paperOf(context, {
    title: say('document.memo', { occasion: lower(occasion.name, context) }),
    parts,
    tight: true,
  });
}

type Known = { points: Cell[]; left: string[]; spoken: string[] };

/** Numbers of sentences per message to try, most first. */
const DEPTHS = [6, 5, 4, 3, 2, 1];

/** As much of all messages as fits; else as many messages as possible, and the titles of the rest. */
function known(context: DocumentContext, topics: readonly string[], room: number): Known {
  const messages = context.read(topics).map(({ title, blocks, locale }) => ({
    title,
    first: firstSentence(blocks, locale),
    sentences: sentencesIn(blocks, locale),
  }));
  const told = (depth: number) =>
    messages.map(({ title, first, sentences }) => ({
      title,
      words: depth === 1 ? first : sentences.slice(0, depth).join(' '),
    }));
  const linesWith = (depth: number, count: number) => {
    const shown = told(depth).slice(0, count);
    const left = messages.slice(count).map(({ title }) => title);
    const lines = shown.map((each) => linesFor(`${each.title}. ${each.words}`) * 1.1);
    return lines.reduce((sum, each) => sum + each, 0) + linesFor(left.join('; '));
  };
  const depth = DEPTHS.find((each) => linesWith(each, messages.length) <= room) ?? 1;
  const counts = messages.map((_, index) => messages.length - index);
  const count = counts.find((each) => linesWith(depth, each) <= room) ?? 0;
  const shown = told(depth).slice(0, count);
  return {
    points: shown.map((each) => [strong(`${each.title}.`), words(` ${each.words}`)]),
    left: messages.slice(count).map(({ title }) => title),
    spoken: [context.packet.milestone.lead, ...shown.flatMap((each) => [each.title, each.words])],
  };
}

/** A name inside a sentence. */
export function lower(name: string, { packet }: DocumentContext): string {
  return name.charAt(0).toLocaleLowerCase(packet.locale) + name.slice(1);
}
