import { strToU8 } from 'fflate';
import { type Packet, toOthers } from '../../domain/packets/packet.ts';
import { checklist } from './checklist.ts';
import { deckHtml } from './deck-html.ts';
import { deckPptx } from './deck-pptx.ts';
import { type DocumentContext, documentContext } from './document-context.ts';
import { TYPES } from './file-types.ts';
import { meetingIcs } from './meeting-ics.ts';
import type { PacketDocument, PacketFile } from './packet-document.ts';
import { paperDocx } from './paper-docx.ts';
import { paperHtml } from './paper-html.ts';
import { standalone } from './standalone.ts';
import { type PaperFormat, type WrittenDocument, writtenFor } from './written.ts';

/** A packet's documents: the checklist, then what the tasks need. Deterministic. */
export function documentsOf(packet: Packet): PacketDocument[] {
  const { asUsed = [] } = packet;
  const used = new Set(asUsed.flatMap(({ occasions }) => occasions.map(({ id }) => id)));
  const current = { ...packet, occasions: packet.occasions.filter(({ id }) => !used.has(id)) };
  // What a document says that is still to be used comes first: one that several use is there once.
  const all = [current, ...asUsed].flatMap(writtenFor).map(documentOf);
  const documents = [...new Map(all.toReversed().map((document) => [document.id, document])).values()];
  const listed = all.filter((document) => documents.includes(document));
  return [checklistDocument(documentContext(toOthers(packet)), listed), ...listed];
}

function documentOf(written: WrittenDocument): PacketDocument {
  const { id, title, occasions, context } = written;
  if (written.kind === 'slides') {
    const make = () => deckPptx(written.deck());
    const files = [{ name: `${id}.pptx`, type: TYPES.pptx, make }];
    return { id, title, occasions, preview: () => deckHtml(written.deck()), files };
  }
  const { paper } = written;
  const makers: Record<PaperFormat, () => Promise<Uint8Array>> = {
    docx: () => paperDocx(paper(), context),
    html: async () => strToU8(standalone(paper().title, context.packet.locale, paperHtml(paper()))),
  };
  const files = written.formats.map((format) => ({
    name: `${id}.${format}`,
    type: TYPES[format],
    make: makers[format],
  }));
  return {
    ...{ id, title, occasions },
    preview: () => paperHtml(paper()),
    files: written.kind === 'agenda' ? [...files, ...meetingFiles(written)] : files,
  };
}

/** An agenda comes with the meeting itself, for calendars. */
function meetingFiles({ context, occasions }: WrittenDocument): PacketFile[] {
  return occasions.map((occasion) => ({
    name: `meeting-${occasion.id}.ics`,
    type: TYPES.ics,
    make: async () => strToU8(meetingIcs(context, occasion)),
  }));
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
