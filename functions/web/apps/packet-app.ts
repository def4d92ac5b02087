import type { Hono } from 'hono';
import type { OpenCalendarPorts } from '../../../domain/calendar/use-cases/open-calendar.ts';
import type { OpenFullTextsPorts } from '../../../domain/packets/use-cases/open-full-texts.ts';
import type { OpenPacketPorts } from '../../../domain/packets/use-cases/open-packet.ts';
import { badPacketLinkPage, failedPacketPage } from '../../../templates/pages/public/packets/packet.ts';
import { CALENDAR_FILES } from '../public/calendar/calendar-files.ts';
import { closedLink, type OnRevoked } from '../public/links/closed-link.ts';
import { FULL_TEXT_PAGES } from '../public/packets/full-text-pages.ts';
import { PACKET_PAGES } from '../public/packets/packet-pages.ts';
import { POSTER_PAGES } from '../public/packets/poster-pages.ts';
import { addPublicPages } from '../public/public-route.ts';
import { unsignedApp } from './unsigned-app.ts';

export type PacketOptions = {
  ports: OpenPacketPorts & OpenFullTextsPorts & OpenCalendarPorts;
  /** Receives every use of a link whose key is revoked. */
  onRevoked?: OnRevoked;
  /** Receives the error of every failed request. */
  onError: (error: Error) => void;
};

/** Pages and files of packets, the full texts of mails, and calendars, behind signed links. */
export function packetApp({ ports, onRevoked, onError }: PacketOptions): Hono {
  const app = unsignedApp({ onError, failed: failedPacketPage, badLink: badPacketLinkPage });
  const notThere = closedLink(ports, onRevoked);
  const routes = [...PACKET_PAGES, ...POSTER_PAGES, ...FULL_TEXT_PAGES, ...CALENDAR_FILES];
  addPublicPages(app, { routes, reads: ports, acts: undefined, notThere });
  return app;
}
