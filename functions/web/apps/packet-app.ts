import type { Hono } from 'hono';
import type { OpenPacketPorts } from '../../../domain/packets/use-cases/open-packet.ts';
import { badPacketLinkPage, failedPacketPage } from '../../../templates/pages/public/packet.ts';
import { closedLink, type OnRevoked } from '../public/links/closed-link.ts';
import { PACKET_PAGES } from '../public/packets/packet-pages.ts';
import { addPublicPages } from '../public/public-route.ts';
import { unsignedApp } from './unsigned-app.ts';

export type PacketOptions = {
  ports: OpenPacketPorts;
  /** Receives every use of a link whose key is revoked. */
  onRevoked?: OnRevoked;
  /** Receives the error of every failed request. */
  onError: (error: Error) => void;
};

/** Pages and files of packets, behind signed links. */
export function packetApp({ ports, onRevoked, onError }: PacketOptions): Hono {
  const app = unsignedApp({ onError, failed: failedPacketPage, badLink: badPacketLinkPage });
  const notThere = closedLink(ports, onRevoked);
  addPublicPages(app, { routes: PACKET_PAGES, reads: ports, acts: undefined, notThere });
  return app;
}
