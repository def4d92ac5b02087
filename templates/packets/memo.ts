import { type Occasion, topicsOf } from '../../domain/packet.ts';
import { asksAt, type Desk, datesOf } from './desk.ts';
import { heading, listOf, type Paper, type Part, strong, text, words } from './paper.ts';
import { contactParts, leadPart, paperOf } from './paper-parts.ts';
import { firstSentence, spokenMinutes } from './sentences.ts';

// An A4 page of the tight layout: lines and characters on each, measured in LibreOffice and taken with care.
const LINES = 40;
const CHARACTERS = 92;

const linesFor = (written: string) => Math.ceil(written.length / CHARACTERS);

/** One page for those who decide: what has happened, what they are asked for, when, and what they need to know. */
export function memo(desk: Desk, occasion: Occasion): Paper {
  const { say } = desk;
  const asks = asksAt([occasion]);
  const topics = topicsOf([occasion]);
  const dates = datesOf(desk, topics).slice(0, 6);
  const decisions = asks.map(({ step, groups }) => [strong(`${groups.join(', ')}:`), words(` ${step}`)]);
  const taken =
    linesFor(desk.packet.milestone.lead) +
    asks.reduce((sum, { step, groups }) => sum + linesFor(`${groups.join(', ')}: ${step}`), 0) +
    dates.length * 1.5;
  const { points, left, spoken } = known(desk, topics, LINES - 16 - taken);
  const minutes = Math.ceil((spokenMinutes(spoken) + 5) / 5) * 5;
  const parts: Part[] = [
    leadPart(desk),
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
          ? [strong(`${name}, ${say('hereIn', { organisation: desk.packet.organisation.name })}`)]
          : [words(name)],
      ]),
    },
    heading(2, say('needToKnow')),
    text([listOf(points)]),
    ...(left.length > 0
      ? [{ kind: 'note', text: say('alsoKnow', { titles: left.join('; ') }) } as const]
      : []),
    { kind: 'note', text: say('timeNeeded', { minutes }) },
    ...contactParts(desk).filter(({ kind }) => kind !== 'heading'),
  ];
  return paperOf(desk, { title: say('memo', { occasion: lower(occasion.name, desk) }), parts, tight: true });
}

type Known = { points: ReturnType<typeof strong>[][]; left: string[]; spoken: string[] };

/** As many messages as there is room for, each in its title and first sentence; the titles of the rest. */
function known(desk: Desk, topics: readonly string[], room: number): Known {
  const result: Known = { points: [], left: [], spoken: [desk.packet.milestone.lead] };
  let lines = room;
  for (const { title, blocks, locale } of desk.read(topics)) {
    const sentence = firstSentence(blocks, locale);
    lines -= linesFor(`${title}. ${sentence}`);
    if (lines >= 0 || result.points.length < 3) {
      result.points.push([strong(`${title}.`), words(` ${sentence}`)]);
      result.spoken.push(title, sentence);
    } else result.left.push(title);
  }
  return result;
}

/** A name in the middle of a sentence. */
export function lower(name: string, { packet }: Desk): string {
  return name.charAt(0).toLocaleLowerCase(packet.locale) + name.slice(1);
}
