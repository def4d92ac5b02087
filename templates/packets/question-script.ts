import { factsIn } from '../../domain/catalogue/fact-references.ts';
import { type Occasion, topicsOf } from '../../domain/packets/packet.ts';
import type { Block, Inline } from '../mail/markdown-reader.ts';
import type { DocumentContext, ReadMessage } from './document-context.ts';
import {
  type Cell,
  heading,
  link,
  listOf,
  mailLink,
  type Paper,
  type PaperPart,
  paragraph,
  text,
  words,
} from './paper.ts';
import { leadPart, paperOf } from './paper-parts.ts';
import { plainWords } from './sentences.ts';

type Answered = Pick<ReadMessage, 'question' | 'answer' | 'locale'>;

/**
 * A script for call handlers: what callers ask with the answers, what the handlers themselves need to know, whom to put
 * people through to, and what not to promise. A text's own question is a list item that starts with a strong question.
 */
export function questionScript(context: DocumentContext, occasions: readonly Occasion[]): Paper {
  const { say } = context;
  const of = (side: Occasion['told'][number]['side']) =>
    topicsOf(occasions.map(({ told }) => ({ told: told.filter((group) => group.side === side) })));
  const [asked, own] = [of('external'), of('internal')];
  const callers = context.read(asked);
  const handlers = context.read(own.filter((topic) => !asked.includes(topic)));
  const listed = [...handlers, ...callers].flatMap(questionsIn);
  const parts: PaperPart[] = [
    leadPart(context),
    ...section(context, say('faqs'), [...listed, ...callers.map(withoutList)]),
    ...answeredParts(context),
    ...section(context, say('information'), handlers.map(withoutList)),
    heading(2, say('transfer')),
    transferTable(context),
    heading(2, say('noPromises')),
    text([
      listOf(
        [say('noPromiseDate'), say('noPromiseDecision'), say('noPromiseMore'), say('noPromiseTime')].map(
          (item) => [words(item)],
        ),
      ),
    ]),
    ...pages(context, [...asked, ...own]),
  ];
  return paperOf(context, { title: say('document.question-script'), parts });
}

function section({ packet }: DocumentContext, title: string, answers: readonly Answered[]): PaperPart[] {
  const said = answers.filter(({ answer }) => answer.length > 0);
  if (said.length === 0) return [];
  return [
    heading(2, title),
    ...said.flatMap(({ question, answer, locale }): PaperPart[] => {
      const other = locale === packet.locale ? undefined : locale;
      return [heading(3, question, other), text(answer, other)];
    }),
  ];
}

/** What people have asked, each answer with its day. */
function answeredParts({ packet, say, day, reader }: DocumentContext): PaperPart[] {
  if (packet.answers.length === 0) return [];
  return [
    heading(2, say('asked')),
    ...packet.answers.flatMap(({ question, answer, locale, on }): PaperPart[] => {
      const other = locale === packet.locale ? undefined : locale;
      return [
        heading(3, question, other),
        text(reader(answer), other),
        text([paragraph(words(say('answeredOn', { date: day(on) })))]),
      ];
    }),
  ];
}

/** The questions that a full text lists, with its answers. */
function questionsIn({ blocks, locale }: ReadMessage): Answered[] {
  return blocks.flatMap((block) =>
    block.kind === 'list'
      ? block.items.flatMap((item) => {
          const found = asked(item);
          return found ? [{ ...found, locale }] : [];
        })
      : [],
  );
}

function asked(item: readonly Block[]): Omit<Answered, 'locale'> | undefined {
  const [only] = item;
  if (only?.kind !== 'paragraph') return undefined;
  const [head, ...answer] = only.children;
  if (head?.kind !== 'strong') return undefined;
  const question = plainWords(head.children).trim();
  const [first, ...rest] = answer;
  const trimmed: Inline[] = first?.kind === 'text' ? [words(first.text.trimStart()), ...rest] : answer;
  return question.endsWith('?') && first ? { question, answer: [paragraph(...trimmed)] } : undefined;
}

/** A text without forms is told in full, but for the questions that stand by themselves. */
function withoutList(message: ReadMessage): Answered {
  const { question, locale, answer } = message;
  return { question, locale, answer: answer.flatMap(withoutQuestions) };
}

function withoutQuestions(block: Block): Block[] {
  if (block.kind === 'paragraph') return [block];
  const items = block.items.filter((item) => !asked(item));
  return items.length > 0 ? [{ ...block, items }] : [];
}

/** Named people for named matters, and the organisation's contact for all else. */
function transferTable(context: DocumentContext): PaperPart {
  const { packet, say } = context;
  const { contact, service, transfers } = packet;
  const rows = transfers.map(({ about, people, standsIn }): Cell[] => [
    [words(about)],
    [...(standsIn ? [words(`${say('nobodyYet')} `)] : []), ...people.flatMap(named)],
  ]);
  return {
    kind: 'table',
    caption: hoursOf(context),
    head: [say('transferWhat'), say('transferTo')],
    rows: [...rows, [[words(say('otherQuestions', { service }))], named(contact, 0)]],
  };
}

function named({ name, address }: { name: string; address: string }, index: number): Inline[] {
  return [...(index > 0 ? [{ kind: 'break' } as const] : []), words(`${name}, `), mailLink(address)];
}

function hoursOf({ packet: { transferHours }, say }: DocumentContext): string {
  return transferHours === undefined ? say('hoursUnknown') : say('hoursAre', { hours: transferHours });
}

/** The pages that the texts refer to, with their addresses written out. */
function pages({ packet, say }: DocumentContext, topics: readonly string[]): PaperPart[] {
  const spoken = new Set(topics.flatMap((topic) => factsIn(packet.messages[topic]?.markdown ?? '')));
  const rows = Object.entries(packet.facts).flatMap(([fact, { type, text: value, name }]): Cell[][] =>
    type === 'url' && name !== '' && spoken.has(fact) ? [[[words(name)], [link(value, value)]]] : [],
  );
  if (rows.length === 0) return [];
  return [
    heading(2, say('pagesTo')),
    { kind: 'table', caption: say('pagesLead'), head: [say('page'), say('recipientAddress')], rows },
  ];
}
