import type { Occasion } from '../../domain/packets/packet.ts';
import type { Html } from '../shared/html.ts';

/** One file of a document, rendered lazily. `name`: in addresses; `title`: for people, if not that of the document. */
export type PacketFile = { name: string; title?: string; type: string; make: () => Promise<Uint8Array> };

/** One document of a packet: its name, occasions, page and files. */
export type PacketDocument = {
  id: string;
  title: string;
  /** Where it is filed, for people; beside the page to start from if absent. */
  folder?: string;
  occasions: readonly Occasion[];
  /** The content of a page. `href` is the URL of another document. */
  preview: (href: (id: string) => string) => Html;
  files: readonly PacketFile[];
};
