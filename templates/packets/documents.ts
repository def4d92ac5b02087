import { strToU8 } from 'fflate';
import { type Packet, toOthers } from '../../domain/packets/packet.ts';
import { checklist } from './checklist.ts';
import { deckHtml } from './deck-html.ts';
import { deckPptx } from './deck-pptx.ts';
import { type DocumentContext, documentContext } from './document-context.ts';
import { TYPES } from './file-types.ts';
import { meetingIcs } from './meeting-ics.ts';
import { lower } from './memo.ts';
import type { PacketDocument, PacketFile } from './packet-document.ts';
import { paperDocx } from './paper-docx.ts';
import { paperHtml } from './paper-html.ts';
import { PICTURE_FORMATS, postPicture } from './post-picture.ts';
import { pictureWords } from './social-posts.ts';
import { standalone } from './standalone.ts';
import { type PaperFormat, type WrittenDocument, writtenFor } from './written.ts';

/** The id of the list of everything to do. */
export const CHECKLIST = 'checklist';

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
  const { id, title, folder, occasions, context } = written;
  if (written.kind === 'slides') {
    const make = () => deckPptx(written.deck());
    const files = [{ name: `${id}.pptx`, type: TYPES.pptx, make }];
    return { id, title, folder, occasions, preview: () => deckHtml(written.deck()), files };
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
    ...{ id, title, folder, occasions },
    preview: () => paperHtml(paper()),
    files: [...files, ...(WITH[written.kind]?.(written) ?? [])],
  };
}

/** What comes with a document of a kind. */
const WITH: Partial<Record<WrittenDocument['kind'], (written: WrittenDocument) => PacketFile[]>> = {
  agenda: meetingFiles,
  posts: pictureFiles,
};

/** Posts come with a picture, in the sizes of the networks. */
function pictureFiles({ id, context, occasions }: WrittenDocument): PacketFile[] {
  return PICTURE_FORMATS.map((format) => {
    const size = `${format.width}x${format.height}`;
    return {
      name: `${id}-${size}.png`,
      title: context.say(`picture.${format.id}`, { size }),
      type: TYPES.png,
      make: () => postPicture(pictureWords(context, occasions), format),
    };
  });
}

/** An agenda comes with the meeting itself, for calendars. */
function meetingFiles({ context, occasions }: WrittenDocument): PacketFile[] {
  return occasions.map((occasion) => ({
    name: `meeting-${occasion.id}.ics`,
    title: context.say('calendarFile', { occasion: lower(occasion.name, context) }),
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
    id: CHECKLIST,
    title,
    occasions: [],
    preview: (href) => paperHtml(checklist(context, { documents, href })),
    files: [{ name: 'checklist.html', type: TYPES.html, make }],
  };
}
