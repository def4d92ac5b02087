import { strToU8 } from 'fflate';
import type { Packet } from '../../domain/packets/packet.ts';
import { documentsOf } from './documents.ts';
import { zipOf } from './package-zip.ts';
import { standalone } from './standalone.ts';
import { startPage } from './start-page.ts';

/** Every file of a packet by its ASCII name, with a start page. */
export async function packetFiles(packet: Packet): Promise<Record<string, Uint8Array>> {
  const documents = documentsOf(packet);
  const start = startPage(packet, documents, { file: (name) => name });
  const files: Record<string, Uint8Array> = {
    'README.html': strToU8(standalone(packet.milestone.name, packet.locale, start)),
  };
  // In sequence: each needs some megabytes while rendering.
  for (const { name, make } of documents.flatMap((document) => document.files)) files[name] = await make();
  return files;
}

/** The whole packet as a ZIP; deterministic bytes. */
export async function packetZip(packet: Packet): Promise<Uint8Array> {
  return zipOf(await packetFiles(packet), packet.at);
}
