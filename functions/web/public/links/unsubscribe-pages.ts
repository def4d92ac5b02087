import {
  type ReadUnsubscribeLinkPorts,
  readUnsubscribeLink,
  type UnsubscribePorts,
  unsubscribe,
} from '../../../../domain/links/use-cases/unsubscribe.ts';
import { leavePage, leftPage } from '../../../../templates/pages/public/links/unsubscribe.ts';
import type { PublicRoute } from '../public-route.ts';
import type { OnRevoked } from './closed-link.ts';

const LINK = { path: '/unsubscribe/{token}', who: 'link-holder' } as const;

export type UnsubscribeActs = UnsubscribePorts & { onRevoked?: OnRevoked | undefined };

/** Unsubscribing, by page or by a mail program's one click (RFC 8058). */
export const UNSUBSCRIBE_PAGES: readonly PublicRoute<ReadUnsubscribeLinkPorts, UnsubscribeActs>[] = [
  {
    method: 'GET',
    ...LINK,
    async answer({ params: { token = '' }, ports, localeFor }) {
      const link = await readUnsubscribeLink(token, ports);
      return link ? { page: leavePage(localeFor(link.locale), link) } : 'not-there';
    },
  },
  {
    method: 'POST',
    ...LINK,
    async answer({ params: { token = '' }, ports, localeFor }) {
      // Whatever the body: RFC 8058 §3.1 names one, and programs send it in other types, empty or not at all.
      const link = await unsubscribe(token, ports);
      if (!link) return 'not-there';
      // Nobody else can tell a reader's wish from one that was forged with a leaked key: the log counts them.
      if (link.revokedKey) ports.onRevoked?.({ purpose: link.purpose, key: link.revokedKey });
      return { page: leftPage(localeFor(link.locale), link.name) };
    },
  },
];
