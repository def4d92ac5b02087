import { strToU8 } from 'fflate';
import { type Occasion, occasionsWith, type Packet } from '../../domain/packets/packet.ts';
import { agenda } from './agenda.ts';
import { checklist } from './checklist.ts';
import { deckOf } from './deck.ts';
import { deckHtml } from './deck-html.ts';
import { deckPptx } from './deck-pptx.ts';
import { type DocumentContext, documentContext } from './document-context.ts';
import { TYPES } from './file-types.ts';
import { intranetText, weeklyLetterText } from './intranet-text.ts';
import { meetingIcs } from './meeting-ics.ts';
import { lower, memo } from './memo.ts';
import type { PacketDocument } from './packet-document.ts';
import type { Paper } from './paper.ts';
import { paperDocx } from './paper-docx.ts';
import { paperHtml } from './paper-html.ts';
import { questionScript } from './question-script.ts';
import { relayBrief } from './relay-brief.ts';
import { socialPosts } from './social-posts.ts';
import { standalone } from './standalone.ts';

type Format = 'html' | 'docx';
type Write = (context: DocumentContext, occasions: readonly Occasion[]) => Paper;

/** Documents that a packet has once, however many occasions use them. */
const SHARED: readonly {
  material: 'intranet-text' | 'weekly-letter-text' | 'social-posts' | 'question-script';
  write: Write;
  formats: readonly Format[];
}[] = [
  { material: 'question-script', write: questionScript, formats: ['docx', 'html'] },
  { material: 'intranet-text', write: intranetText, formats: ['docx', 'html'] },
  { material: 'weekly-letter-text', write: weeklyLetterText, formats: ['docx', 'html'] },
  { material: 'social-posts', write: socialPosts, formats: ['html'] },
];

/** Documents per occasion. */
const OWN: readonly {
  material: 'memo' | 'agenda' | 'relay-brief';
  write: (context: DocumentContext, occasion: Occasion) => Paper;
}[] = [
  { material: 'memo', write: memo },
  { material: 'agenda', write: agenda },
  { material: 'relay-brief', write: relayBrief },
];

/** A packet's documents: the checklist, then what the tasks need. Deterministic. */
export function documentsOf(packet: Packet): PacketDocument[] {
  const { asUsed = [] } = packet;
  const used = new Set(asUsed.flatMap(({ occasions }) => occasions.map(({ id }) => id)));
  const current = { ...packet, occasions: packet.occasions.filter(({ id }) => !used.has(id)) };
  // What a document says that is still to be used comes first: one that several use is there once.
  const all = [current, ...asUsed].flatMap(documentsFor);
  const documents = [...new Map(all.toReversed().map((document) => [document.id, document])).values()];
  const listed = all.filter((document) => documents.includes(document));
  return [checklistDocument(documentContext(packet), listed), ...listed];
}

function documentsFor(packet: Packet): PacketDocument[] {
  const context = documentContext(packet);
  const ahead = documentContext({ ...packet, ...packet.before });
  const contextOf = ({ before }: Occasion) => (before ? ahead : context);
  return [
    ...occasionsWith(packet, 'slides').map((occasion) => slides(contextOf(occasion), occasion)),
    ...OWN.flatMap((each) =>
      occasionsWith(packet, each.material).map((occasion) =>
        ownDocument(contextOf(occasion), occasion, each),
      ),
    ),
    ...SHARED.flatMap((each) => [
      ...sharedDocument(ahead, each, { before: true }),
      ...sharedDocument(context, each, { before: false }),
    ]),
  ];
}

/** One for what is told before the day of the milestone, and one from then on. */
function sharedDocument(
  context: DocumentContext,
  { material, write, formats }: (typeof SHARED)[number],
  { before }: { before: boolean },
): PacketDocument[] {
  const occasions = occasionsWith(context.packet, material).filter((occasion) => occasion.before === before);
  if (occasions.length === 0) return [];
  const paper = once(() => write(context, occasions));
  const named = context.say(`document.${material}`);
  const title = before ? context.say('beforeStart', { document: named }) : named;
  const id = before ? `${material}-before` : material;
  return [written(context, { id, title, occasions, paper, formats })];
}

function slides(context: DocumentContext, occasion: Occasion): PacketDocument {
  const id = `slides-${occasion.id}`;
  const deck = once(() => deckOf(context, occasion));
  const make = () => deckPptx(deck());
  return {
    id,
    title: titleFor(context, 'slides', occasion),
    occasions: [occasion],
    preview: () => deckHtml(deck()),
    files: [{ name: `${id}.pptx`, type: TYPES.pptx, make }],
  };
}

function ownDocument(
  context: DocumentContext,
  occasion: Occasion,
  { material, write }: (typeof OWN)[number],
): PacketDocument {
  const id = `${material}-${occasion.id}`;
  const paper = once(() => write(context, occasion));
  const title = titleFor(context, material, occasion);
  const document = written(context, { id, title, occasions: [occasion], paper, formats: ['docx'] });
  if (material !== 'agenda') return document;
  const make = async () => strToU8(meetingIcs(context, occasion));
  return {
    ...document,
    files: [...document.files, { name: `meeting-${occasion.id}.ics`, type: TYPES.ics, make }],
  };
}

type OwnMaterial = 'slides' | (typeof OWN)[number]['material'];

function titleFor(context: DocumentContext, material: OwnMaterial, occasion: Occasion): string {
  return context.say(`document.${material}`, { occasion: lower(occasion.name, context) });
}

type Writing = Pick<PacketDocument, 'id' | 'title' | 'occasions'> & {
  paper: () => Paper;
  formats: readonly Format[];
};

function written(
  context: DocumentContext,
  { id, title, occasions, paper, formats }: Writing,
): PacketDocument {
  const makers: Record<Format, () => Promise<Uint8Array>> = {
    docx: () => paperDocx(paper(), context),
    html: async () => strToU8(standalone(paper().title, context.packet.locale, paperHtml(paper()))),
  };
  const files = formats.map((format) => ({
    name: `${id}.${format}`,
    type: TYPES[format],
    make: makers[format],
  }));
  return { id, title, occasions, preview: () => paperHtml(paper()), files };
}

function checklistDocument(context: DocumentContext, documents: readonly PacketDocument[]): PacketDocument {
  const title = context.say('checklist');
  const firstFile = (id: string) => documents.find((document) => document.id === id)?.files[0]?.name ?? '';
  const make = async () =>
    strToU8(
      standalone(title, context.packet.locale, paperHtml(checklist(context, { documents, href: firstFile }))),
    );
  return {
    id: 'checklist',
    title,
    occasions: [],
    preview: (href) => paperHtml(checklist(context, { documents, href })),
    files: [{ name: 'checklist.html', type: TYPES.html, make }],
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
