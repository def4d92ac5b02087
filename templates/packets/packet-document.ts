import type { Occasion } from '../../domain/packets/packet.ts';
import type { Html } from '../shared/html.ts';

/** One file of a document, rendered lazily. */
export type PacketFile = { name: string; type: string; make: () => Promise<Uint8Array> };

/** One document of a packet: its name, occasions, page and files. */
export type PacketDocument = {
  id: string;
  title: string;
  occasions: readonly Occasion[];
  /** The content of a page. `href` is the URL of another document. */
  preview: (href: (id: string) => string) => Html;
  files: readonly PacketFile[];
};
