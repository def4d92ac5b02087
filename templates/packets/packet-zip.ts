import { strToU8 } from 'fflate';
import type { Packet } from '../../domain/packets/packet.ts';
import { CHECKLIST, documentsOf } from './documents.ts';
import { filing, hrefOf } from './filing.ts';
import { zipOf } from './package-zip.ts';
import type { PacketDocument } from './packet-document.ts';
import { standalone } from './standalone.ts';
import { startPage } from './start-page.ts';

/** Every file of a packet by its path in a folder, the page to start from first. */
export async function packetFiles(packet: Packet): Promise<Record<string, Uint8Array>> {
  const documents = documentsOf(packet);
  const { start, pathOf } = filing(packet, documents);
  const file = (name: string) => hrefOf(pathOf(name));
  const page = startPage(packet, documents, { file });
  const files: Record<string, Uint8Array> = {
    [start]: strToU8(standalone(packet.milestone.name, packet.locale, page)),
  };
  // In sequence: each needs some megabytes while rendering.
  for (const document of documents)
    for (const { name, make } of document.files)
      files[pathOf(name)] = document.id === CHECKLIST ? listed(packet, documents, file) : await make();
  return files;
}

/** The checklist leads to where the others are. */
function listed(
  packet: Packet,
  documents: readonly PacketDocument[],
  file: (name: string) => string,
): Uint8Array {
  const [{ title = '', preview } = {}] = documents.filter(({ id }) => id === CHECKLIST);
  const fileOf = (id: string) => documents.find((document) => document.id === id)?.files[0]?.name ?? '';
  const list = preview?.((id) => file(fileOf(id)));
  return strToU8(list ? standalone(title, packet.locale, list) : '');
}

/** The whole packet as a ZIP; deterministic bytes. */
export async function packetZip(packet: Packet): Promise<Uint8Array> {
  return zipOf(await packetFiles(packet), packet.at);
}
