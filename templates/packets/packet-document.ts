import type { Occasion } from '../../domain/packets/packet.ts';
import type { Html } from '../shared/html.ts';

/** One file of a document: made only when it is asked for. */
export type PacketFile = { name: string; type: string; make: () => Promise<Uint8Array> };

/** One document of a packet: what it is called, for which occasions it is, how it looks as a page, and its files. */
export type PacketDocument = {
  id: string;
  title: string;
  occasions: readonly Occasion[];
  /** The content of a page. `href` is where another document of the packet is. */
  preview: (href: (id: string) => string) => Html;
  files: readonly PacketFile[];
};
