import {
  type ReadUnsubscribeLinkPorts,
  readUnsubscribeLink,
  type UnsubscribePorts,
  unsubscribe,
} from '../../../../domain/links/use-cases/unsubscribe.ts';
import { leavePage, leftPage } from '../../../../templates/pages/public/unsubscribe.ts';
import { texts } from '../../http/form.ts';
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
    async answer({ params: { token = '' }, form, ports, localeFor }) {
      // RFC 8058 §3.1, as multipart/form-data or as application/x-www-form-urlencoded.
      const leaves = texts(form, 'List-Unsubscribe').at(-1) === 'One-Click';
      const link = leaves ? await unsubscribe(token, ports) : await readUnsubscribeLink(token, ports);
      if (!link) return 'not-there';
      // Nobody else can tell a reader's wish from one that was forged with a leaked key: the log counts them.
      if (leaves && link.revokedKey) ports.onRevoked?.({ purpose: link.purpose, key: link.revokedKey });
      const locale = localeFor(link.locale);
      // Any other body shows the page with the button.
      return leaves ? { page: leftPage(locale, link.name) } : { page: leavePage(locale, link), status: 400 };
    },
  },
];
