import type { Context } from 'hono';
import {
  type ReadRevokedLinkPorts,
  type RevokedLink,
  readRevokedLink,
} from '../../../../domain/links/use-cases/read-revoked-link.ts';
import { revokedLinkPage } from '../../../../templates/pages/public/links/revoked-link.ts';
import type { PageQuery } from '../../http/add-pages.ts';
import { pageLocale } from '../../http/page-locale.ts';

/** Called for every use of a link whose key is revoked. */
export type OnRevoked = (link: Pick<RevokedLink, 'purpose' | 'key'>) => void;

/**
 * The answer to a link that opens nothing: if its key was revoked, a page that says so and what to do; for
 * anything else the app's one page for bad links.
 */
export function closedLink(ports: ReadRevokedLinkPorts, onRevoked: OnRevoked = () => {}) {
  return async (context: Context, { params }: PageQuery): Promise<Response> => {
    const link = await readRevokedLink(params.token ?? '', ports);
    if (!link) return context.notFound();
    const { purpose, key, revokedAt } = link;
    onRevoked({ purpose, key });
    return context.html(revokedLinkPage(pageLocale(context), { purpose, revokedAt }), 410);
  };
}
