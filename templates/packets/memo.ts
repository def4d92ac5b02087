import { type Occasion, topicsOf } from '../../domain/packets/packet.ts';
import { asksAt, type DocumentContext, datesOf, type ReadMessage } from './document-context.ts';
import { meetingPlan } from './meeting-plan.ts';
import {
  type Cell,
  heading,
  listOf,
  type Paper,
  type PaperPart,
  pageHeading,
  paragraph,
  strong,
  text,
  words,
} from './paper.ts';
import { contactParts, leadPart, messageParts, paperOf, running } from './paper-parts.ts';
import { linesOf } from './sentences.ts';

// Lines and characters on an A4 page in the tight layout, measured in LibreOffice, with a margin.
const LINES = 54;
const CHARACTERS = 92;

const linesFor = (written: string) => Math.ceil(written.length / CHARACTERS);

/**
 * One page for decision makers: what has happened, what is asked and when, and each message in short; the full texts
 * follow on the next.
 */
export function memo(context: DocumentContext, occasion: Occasion): Paper {
  const { say } = context;
  const asks = asksAt(context, [occasion]);
  const topics = topicsOf([occasion]);
  const messages = context.read(topics);
  const dates = datesOf(context, topics).slice(0, 6);
  const decisions = asks.map(({ step, whom }) => [strong(`${whom}:`), words(` ${step}`)]);
  const taken =
    linesFor(context.packet.milestone.lead) +
    asks.reduce((sum, { step, whom }) => sum + linesFor(`${whom}: ${step}`) * 1.1, 0) +
    dates.length * 1.5;
  const { points, left } = inShort(messages, LINES - 16 - taken);
  const { minutes } = meetingPlan(context, occasion);
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
      ? [{ kind: 'note', text: say('alsoKnow', { titles: left.join(' ') }) } as const]
      : []),
    ...contactParts(context).filter(({ kind }) => kind !== 'heading'),
    ...(messages.length > 0 ? [pageHeading(say('inFull')), ...messageParts(context, messages, 3)] : []),
  ];
  return paperOf(context, {
    title: say('document.memo', { occasion: lower(occasion.name, context) }),
    parts,
    tight: true,
  });
}

/** As many messages as fit, most important first; the questions of the rest. */
function inShort(messages: readonly ReadMessage[], room: number): { points: Cell[]; left: string[] } {
  const linesWith = (count: number) => {
    const shown = messages.slice(0, count).map((each) => `${each.question} ${linesOf(each.short).join(' ')}`);
    const left = messages.slice(count).map(({ question }) => question);
    return shown.reduce((sum, each) => sum + linesFor(each) * 1.1, 0) + linesFor(left.join(' '));
  };
  const counts = messages.map((_, index) => messages.length - index);
  const count = counts.find((each) => linesWith(each) <= room) ?? 0;
  return {
    points: messages.slice(0, count).map(running),
    left: messages.slice(count).map(({ question }) => question),
  };
}

/** A name inside a sentence. */
export function lower(name: string, { packet }: DocumentContext): string {
  return name.charAt(0).toLocaleLowerCase(packet.locale) + name.slice(1);
}
