import type { OpenPacketPorts } from '../../../../domain/packets/use-cases/open-packet.ts';
import { openPoster } from '../../../../domain/packets/use-cases/open-poster.ts';
import { posterPage } from '../../../../templates/pages/public/packets/poster.ts';
import type { PublicRoute } from '../public-route.ts';

/** Posters behind the link to a packet, one for each group. Read-only. */
export const POSTER_PAGES: readonly PublicRoute<OpenPacketPorts, unknown>[] = [
  {
    method: 'GET',
    who: 'link-holder',
    path: '/packets/{token}/posters/{group}',
    async answer({ params: { token = '', group = '' }, ports }) {
      const poster = await openPoster({ token, group }, ports);
      return poster ? { page: posterPage(poster, `/packets/${token}`) } : 'not-there';
    },
  },
];
