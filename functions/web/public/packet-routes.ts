import { type Context, Hono } from 'hono';
import type { Packet } from '../../../domain/packets/packet.ts';
import { type OpenPacketPorts, openPacket } from '../../../domain/packets/use-cases/open-packet.ts';
import { documentsOf, type PacketFile } from '../../../templates/packets/documents.ts';
import { TYPES } from '../../../templates/packets/file-types.ts';
import { packetZip } from '../../../templates/packets/packet-zip.ts';
import {
  badPacketLinkPage,
  documentPage,
  failedPacketPage,
  packetPage,
} from '../../../templates/pages/public/packet.ts';
import { policyOf } from '../../runtime/policy.ts';
import { unlisted } from '../http/no-store.ts';
import { pageHeaders } from '../http/page-headers.ts';
import { pageLocale } from '../http/page-locale.ts';

/** A packet and the path that its routes are under. */
export type FoundPacket = { packet: Packet; path: string };

export type PacketOptions = {
  ports: OpenPacketPorts;
  /** Told of every request that failed. */
  onError: (error: Error) => void;
};

const ZIP = 'packet.zip';

/** Packets behind signed links: to be looked at page by page, and to be downloaded. Every route only reads. */
export function packetApp({ ports, onError }: PacketOptions): Hono {
  const app = new Hono();
  app.use(pageHeaders());
  app.use(unlisted);
  const find = async (context: Context): Promise<FoundPacket | undefined> => {
    const token = context.req.param('token') ?? '';
    const packet = await openPacket(token, ports);
    return packet && { packet, path: `/packets/${token}` };
  };
  packetRoutes(app, '/packets/:token', find);
  app.notFound((context) => context.html(badPacketLinkPage(pageLocale(context)), 404));
  app.onError((error, context) => {
    onError(error);
    return context.html(failedPacketPage(pageLocale(context)), policyOf(error).status);
  });
  return app;
}

type Find = (context: Context) => Promise<FoundPacket | undefined>;

/** The routes of a packet below a path; `find` says whose packet the request is for, or that there is none to be seen. */
export function packetRoutes(app: Hono, path: string, find: Find): void {
  app.get(path, async (context) => {
    const found = await find(context);
    return found
      ? context.html(packetPage(found.packet, documentsOf(found.packet), found.path))
      : context.notFound();
  });
  app.get(`${path}/:document`, async (context) => {
    const found = await find(context);
    return found ? answer(context, found) : context.notFound();
  });
}

/** A document's page by its id, a file of it by its name, or everything. */
function answer(context: Context, found: FoundPacket): Response | Promise<Response> {
  const wanted = context.req.param('document') ?? '';
  const { packet } = found;
  if (wanted === ZIP) {
    const name = `${packet.id}.zip`;
    return download(context, { name, type: TYPES.zip, make: () => packetZip(packet) });
  }
  const documents = documentsOf(packet);
  const file = documents.flatMap(({ files }) => files).find(({ name }) => name === wanted);
  if (file) return download(context, file);
  const document = documents.find(({ id }) => id === wanted);
  return document ? context.html(documentPage(packet, document, found.path)) : context.notFound();
}

async function download(context: Context, { name, type, make }: PacketFile): Promise<Response> {
  const bytes = await make();
  return context.body(Uint8Array.from(bytes).buffer, 200, {
    'Content-Type': type,
    // Names are made from ids: letters, digits, hyphens and dots.
    'Content-Disposition': `attachment; filename="${name}"`,
  });
}
