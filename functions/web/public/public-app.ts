import { type Context, Hono } from 'hono';
import {
  type ReadUnsubscribeLinkPorts,
  readUnsubscribeLink,
  type UnsubscribePorts,
  unsubscribe,
} from '../../../domain/links/use-cases/unsubscribe.ts';
import { badLinkPage, failedPage, leavePage, leftPage } from '../../../templates/pages/public/unsubscribe.ts';
import { stickFile } from '../../../templates/pages/shared/stick.ts';
import { PALETTE } from '../../../templates/styles/palette.gen.ts';
import { CONSOLE_STYLE, SITE_STYLE } from '../../../templates/styles/styles.gen.ts';
import { policyOf } from '../../runtime/policy.ts';
import { OPENAPI } from '../api/openapi.gen.ts';
import { unlisted } from '../http/no-store.ts';
import { pageHeaders } from '../http/page-headers.ts';
import { pageLocale } from '../http/page-locale.ts';
import { publicSite } from './public-site.ts';
import type { SiteOptions } from './site-answer.ts';

export type PublicOptions = {
  /** All that the routes get which answer GET. */
  reads: ReadUnsubscribeLinkPorts;
  /** What only those get which answer POST. */
  acts: UnsubscribePorts;
  /** The pages that are there for everybody to read and to find. */
  site: SiteOptions;
  /** Told of every request that failed. */
  onError: (error: Error) => void;
};

const LINK = '/unsubscribe/:token';

/** The routes that anybody may ask for: no cookie, no redirect, no sign-in; the link is the only credential. */
export function publicApp({ reads, acts, site, onError }: PublicOptions): Hono {
  const app = new Hono();
  app.use(pageHeaders());
  app.use('/unsubscribe/*', unlisted);
  showing(app, reads);
  acting(app, acts);
  app.route('/', publicSite(site));
  app.notFound((context) => context.html(badLinkPage(pageLocale(context)), 404));
  app.onError((error, context) => {
    onError(error);
    return context.html(failedPage(pageLocale(context)), policyOf(error).status);
  });
  return app;
}

function showing(app: Hono, ports: ReadUnsubscribeLinkPorts): void {
  app.get('/style.css', (context) => asset(context, 'text/css; charset=utf-8', CONSOLE_STYLE));
  app.get('/site.css', (context) => asset(context, 'text/css; charset=utf-8', SITE_STYLE));
  app.get('/mark.svg', (context) =>
    asset(context, 'image/svg+xml', stickFile({ stick: PALETTE.brand[0], inlay: PALETTE.inlay[0] })),
  );
  app.get('/api/openapi.json', (context) => asset(context, 'application/json', OPENAPI));
  app.get(LINK, async (context) => {
    const link = await readUnsubscribeLink(context.req.param('token'), ports);
    return link ? context.html(leavePage(pageLocale(context, link.locale), link.name)) : context.notFound();
  });
}

function acting(app: Hono, ports: UnsubscribePorts): void {
  app.post(LINK, async (context) => {
    const token = context.req.param('token');
    const asks = await asksToLeave(context);
    const link = asks ? await unsubscribe(token, ports) : await readUnsubscribeLink(token, ports);
    if (!link) return context.notFound();
    const locale = pageLocale(context, link.locale);
    // Anything but the agreed field is no wish to leave: it gets the page with the button.
    return asks ? context.html(leftPage(locale, link.name)) : context.html(leavePage(locale, link.name), 400);
  });
}

/** RFC 8058 §3.1: `List-Unsubscribe=One-Click`, as multipart/form-data or as application/x-www-form-urlencoded. */
async function asksToLeave(context: Context): Promise<boolean> {
  try {
    return (await context.req.parseBody())['List-Unsubscribe'] === 'One-Click';
  } catch {
    return false;
  }
}

function asset(context: Context, type: string, body: string): Response {
  return context.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=3600' });
}
