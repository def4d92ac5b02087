import type { Packet } from '../../../domain/packets/packet.ts';
import { documentsOf } from '../../../templates/packets/documents.ts';
import type { PacketDocument } from '../../../templates/packets/packet-document.ts';
import { OfficeDocument } from './office.ts';
import { wordsOf } from './office-xml.ts';

/** A file of a packet by its name. */
export async function fileOf(packet: Packet, name: string): Promise<Uint8Array> {
  const file = documentsOf(packet)
    .flatMap(({ files }) => files)
    .find((each) => each.name === name);
  if (!file) throw new Error(`the packet has no ${name}`);
  return file.make();
}

export async function textOf(packet: Packet, name: string): Promise<string> {
  return Buffer.from(await fileOf(packet, name)).toString('utf8');
}

/** A DOCX file of a packet, and all that it says. */
export async function docxOf(
  packet: Packet,
  name: string,
): Promise<{ document: OfficeDocument; words: string }> {
  const document = new OfficeDocument(await fileOf(packet, name));
  return { document, words: decoded(wordsOf(document.part('word/document.xml'))) };
}

/** Words with the five entities of XML read, and any space as one. */
export function decoded(words: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return words
    .replaceAll(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    )
    .replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => named[name] ?? '')
    .replaceAll(/[^\S\n]+/g, ' ');
}

export function namesOf(documents: readonly PacketDocument[]): string[] {
  return documents.flatMap(({ files }) => files.map(({ name }) => name));
}
