import { factsIn } from '../../domain/catalogue/text.ts';
import { type Occasion, topicsOf } from '../../domain/packets/packet.ts';
import type { Block, Inline } from '../mail/markdown-reader.ts';
import type { DocumentContext, ReadMessage } from './document-context.ts';
import {
  type Cell,
  heading,
  link,
  mailLink,
  type Paper,
  type PaperPart,
  paragraph,
  text,
  words,
} from './paper.ts';
import { leadPart, messageParts, paperOf } from './paper-parts.ts';
import { plainWords } from './sentences.ts';

type Answer = { question: string; answer: Inline[]; locale: string };

/**
 * A script for call handlers: the texts' questions and answers, other messages, then transfer targets. A
 * question is a list item that starts with a strong question.
 */
export function questionScript(context: DocumentContext, occasions: readonly Occasion[]): Paper {
  const { say } = context;
  const topics = nearestFirst(occasions);
  const messages = context.read(topics);
  const answers = messages.flatMap((message) => answersIn(message));
  const rest = messages.map((message) => ({ ...message, blocks: withoutQuestions(message.blocks) }));
  const told = rest.filter(({ blocks }) => blocks.length > 0);
  const parts: PaperPart[] = [
    leadPart(context),
    heading(2, say('faqs')),
    ...(answers.length > 0
      ? answers.flatMap(({ question, answer, locale }): PaperPart[] => {
          const other = locale === context.packet.locale ? undefined : locale;
          return [heading(3, question, other), text([paragraph(...answer)], other)];
        })
      : [{ kind: 'note', text: say('noQuestions') } as const]),
    heading(2, say('transfer')),
    transferTable(context, topics),
    heading(2, say('information')),
    ...messageParts(context, told, 3),
  ];
  return paperOf(context, { title: say('document.question-script'), parts });
}

/** What occasions with few messages tell comes first, since it concerns their readers most. */
function nearestFirst(occasions: readonly Occasion[]): string[] {
  const lists = occasions.map((occasion) => topicsOf([occasion]));
  return [...new Set(lists.toSorted((a, b) => a.length - b.length).flat())];
}

function answersIn({ blocks, locale }: ReadMessage): Answer[] {
  return blocks.flatMap((block) =>
    block.kind === 'list'
      ? block.items.flatMap((item) => {
          const found = asked(item);
          return found ? [{ ...found, locale }] : [];
        })
      : [],
  );
}

function asked(item: readonly Block[]): Omit<Answer, 'locale'> | undefined {
  const [only] = item;
  if (only?.kind !== 'paragraph') return undefined;
  const [head, ...answer] = only.children;
  if (head?.kind !== 'strong') return undefined;
  const question = plainWords(head.children).trim();
  const [first, ...rest] = answer;
  const trimmed: Inline[] = first?.kind === 'text' ? [words(first.text.trimStart()), ...rest] : answer;
  return question.endsWith('?') && first ? { question, answer: trimmed } : undefined;
}

function withoutQuestions(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind === 'paragraph') return [block];
    const items = block.items.filter((item) => !asked(item));
    return items.length > 0 ? [{ ...block, items }] : [];
  });
}

/** Phone numbers and addresses for callers, and pages that the texts refer to. */
function transferTable({ packet, say }: DocumentContext, topics: readonly string[]): PaperPart {
  const spoken = new Set(topics.flatMap((topic) => factsIn(packet.messages[topic]?.markdown ?? '')));
  const declared = Object.entries(packet.facts).flatMap(([fact, { type, text: value, name }]): Cell[][] => {
    if (name === '') return [];
    if (type === 'phone') return [[[words(name)], [words(value)]]];
    if (type === 'email') return [[[words(name)], [mailLink(value)]]];
    return type === 'url' && spoken.has(fact) ? [[[words(name)], [link(value, value)]]] : [];
  });
  const { contact, office, service } = packet;
  const people = [
    { about: say('otherQuestions', { service }), person: contact },
    ...(office.contact.address === contact.address ? [] : [{ about: office.name, person: office.contact }]),
  ].map(({ about, person }): Cell[] => [
    [words(about)],
    [words(`${person.name}, `), mailLink(person.address)],
  ]);
  return {
    kind: 'table',
    caption: say('transfer'),
    head: [say('transferTo'), say('transferHow')],
    rows: [...people, ...declared],
  };
}
