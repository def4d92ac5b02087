import type { Packet } from '../../../../domain/packets/packet.ts';
import { type OpenPacketPorts, openPacket } from '../../../../domain/packets/use-cases/open-packet.ts';
import { documentsOf } from '../../../../templates/packets/documents.ts';
import { TYPES } from '../../../../templates/packets/file-types.ts';
import { filing } from '../../../../templates/packets/filing.ts';
import type { PacketFile } from '../../../../templates/packets/packet-document.ts';
import { packetZip } from '../../../../templates/packets/packet-zip.ts';
import {
  cancellations,
  documentPage,
  packetPage,
  undonePacketPage,
} from '../../../../templates/pages/public/packets/packet.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PublicRequest, PublicRoute } from '../public-route.ts';

type PacketRequest = PublicRequest<OpenPacketPorts>;

const ZIP = 'packet.zip';
const BY_LINK = { method: 'GET', who: 'link-holder' } as const;

/** Packets behind signed links, to view and download. Read-only. */
export const PACKET_PAGES: readonly PublicRoute<OpenPacketPorts, unknown>[] = [
  {
    ...BY_LINK,
    path: '/packets/{token}',
    answer: ofPacket((packet, path) => ({ page: packetPage(packet, documentsOf(packet), path) })),
  },
  {
    ...BY_LINK,
    path: '/packets/{token}/{document}',
    answer: ofPacket((packet, path, { params }) => showDocument(packet, path, params.document)),
  },
];

type Show = (packet: Packet, path: string, request: PacketRequest) => PageAnswer | Promise<PageAnswer>;

function ofPacket(show: Show) {
  return async (request: PacketRequest): Promise<PageAnswer> => {
    const { token = '' } = request.params;
    const packet = await openPacket(token, request.ports);
    if (!packet) return 'not-there';
    const path = `/packets/${token}`;
    return packet.undoneOn === undefined ? show(packet, path, request) : showUndone(packet, path, request);
  };
}

/** Of a milestone that does not hold any more only what calls a meeting off is there. */
function showUndone(
  packet: Packet,
  path: string,
  { params }: PacketRequest,
): PageAnswer | Promise<PageAnswer> {
  const documents = documentsOf(packet);
  const wanted = params.document;
  const file = documents.flatMap(({ files }) => files).find(({ name }) => name === wanted);
  const isCancellation = cancellations(packet, documents).some((each) => each.file === wanted);
  if (file && isCancellation)
    return fileOf(file, filing(packet, documents).pathOf(file.name).split('/').at(-1));
  const page = undonePacketPage(packet, documents, path);
  return wanted === undefined ? { page } : { page, status: 410 };
}

/** A document's page by id or by the channel that it is for, one of its files by name, or everything. */
function showDocument(
  packet: Packet,
  path: string,
  wanted: string | undefined,
): PageAnswer | Promise<PageAnswer> {
  const documents = documentsOf(packet);
  const { whole, pathOf } = filing(packet, documents);
  if (wanted === ZIP)
    return fileOf({ name: `${packet.id}.zip`, type: TYPES.zip, make: () => packetZip(packet) }, whole);
  const file = documents.flatMap(({ files }) => files).find(({ name }) => name === wanted);
  if (file) return fileOf(file, pathOf(file.name).split('/').at(-1));
  const document =
    documents.find(({ id }) => id === wanted) ??
    documents.find(({ occasions }) => occasions.some(({ channel }) => channel === wanted));
  if (document) return { page: documentPage(packet, document, path) };
  // An occasion without a document of its own is on the list of all.
  const isOccasion = packet.occasions.some(({ channel }) => channel === wanted);
  return isOccasion ? { page: packetPage(packet, documents, path) } : 'not-there';
}

async function fileOf({ name, type, make }: PacketFile, called = name): Promise<PageAnswer> {
  return { body: Uint8Array.from(await make()), type, name, called };
}
