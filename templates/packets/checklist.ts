import type { Occasion } from '../../domain/packets/packet.ts';
import { toStockholm } from '../../domain/shared/stockholm-time.ts';
import type { DocumentContext } from './document-context.ts';
import type { PacketDocument } from './packet-document.ts';
import {
  type Cell,
  heading,
  link,
  listOf,
  type Paper,
  type PaperPart,
  strong,
  text,
  words,
} from './paper.ts';
import { contactParts, namesOf, paperOf } from './paper-parts.ts';

type Listed = {
  documents: readonly Pick<PacketDocument, 'id' | 'title' | 'occasions'>[];
  href: (id: string) => string;
};

/** Tasks with assignee, due date, material and confirmation link, and withheld messages. */
export function checklist(context: DocumentContext, listed: Listed): Paper {
  const { packet, say } = context;
  const here = packet.occasions.filter((occasion) => occasion.here);
  const elsewhere = packet.occasions.filter((occasion) => !occasion.here);
  const total = here.reduce((sum, { minutes }) => sum + minutes, 0);
  const parts: PaperPart[] = [
    { kind: 'lead', text: say('total', { minutes: minutesInWords(context, total) }) },
    ...changed(context),
    ...heldBack(context),
    heading(2, say('tasksHere')),
    table(context, here, {
      caption: say('inOrder'),
      more: (occasion) => [materialOf(occasion, listed), doneOf(context, occasion)],
    }),
    ...(elsewhere.length > 0
      ? [
          heading(2, say('tasksElsewhere')),
          table(context, elsewhere, { caption: say('inOrderElsewhere'), more: () => [] }),
        ]
      : []),
    ...contactParts(context),
  ];
  return paperOf(context, { title: say('checklist'), parts });
}

function minutesInWords({ say }: DocumentContext, minutes: number): string {
  if (minutes < 60) return say('minutes', { minutes });
  return say('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

type Shape = { caption: string; more: (occasion: Occasion) => Cell[] };

function table(
  context: DocumentContext,
  occasions: readonly Occasion[],
  { caption, more }: Shape,
): PaperPart {
  const { say } = context;
  const head = [say('by'), say('what'), say('whoColumn'), say('minutesHead')];
  const full = [...head, say('material'), say('confirm')];
  return {
    kind: 'table',
    caption,
    head: occasions[0] && more(occasions[0]).length > 0 ? full : head,
    rows: occasions.map((occasion) => [
      [words(occasion.due)],
      [strong(occasion.name), { kind: 'break' }, words(namesOf(context, [occasion]))],
      [words(whoOf(context, occasion))],
      [words(String(occasion.minutes))],
      ...more(occasion),
    ]),
  };
}

function whoOf({ say }: DocumentContext, { owner, doer }: Occasion): string {
  if (owner === 'supplier') return say('supplierDoes');
  if (owner === 'national-office') return doer ? `${say('officeDoes')}: ${doer.name}` : say('officeDoes');
  return doer?.name ?? say('nobody');
}

function materialOf({ id }: Occasion, { documents, href }: Listed): Cell {
  const found = documents.filter(({ occasions }) => occasions.some((occasion) => occasion.id === id));
  return found.flatMap(({ id: document, title }, index) => [
    ...(index > 0 ? [{ kind: 'break' } as const] : []),
    link(href(document), title),
  ]);
}

function doneOf({ say }: DocumentContext, { confirm, name }: Occasion): Cell {
  return [
    confirm === undefined ? words(say('confirmLater')) : link(confirm, say('confirmFor', { occasion: name })),
  ];
}

function changed({ packet, say, day }: DocumentContext): PaperPart[] {
  if (!packet.changed) return [];
  const { at, facts } = packet.changed;
  const told = say('changed', { date: day(toStockholm(at).date), facts: facts.join(', ') });
  return [{ kind: 'note', text: told }];
}

function heldBack({ packet, say }: DocumentContext): PaperPart[] {
  if (packet.withheld.length === 0) return [];
  const items = packet.withheld.map(({ name, facts }) => {
    const why = facts.length > 0 ? say('heldBackFacts', { facts: facts.join(', ') }) : say('heldBackText');
    return [strong(`${name}.`), words(` ${why}`)];
  });
  return [
    heading(2, say('heldBack')),
    text([{ kind: 'paragraph', children: [words(say('heldBackLead'))] }, listOf(items)]),
  ];
}
