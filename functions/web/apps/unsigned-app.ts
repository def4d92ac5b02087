import { type Context, Hono } from 'hono';
import { siteMissingPage } from '../../../templates/pages/public/site-page.ts';
import type { PageLocale } from '../../../templates/pages/shared/words.ts';
import { answerFailures } from '../http/add-pages.ts';
import { compressed } from '../http/compressed.ts';
import { pageHeaders } from '../http/page-headers.ts';
import { pageLocale } from '../http/page-locale.ts';

type Page = (locale: PageLocale) => string;
type Unsigned = {
  /** Receives the error of every failed request. */
  onError: (error: Error) => void;
  failed: Page;
  /** The page for every invalid link, whatever the reason. */
  badLink: Page;
  /** The paths of signed links; of any other that is not there, the page says that the site has no such page. */
  links?: RegExp;
};

/**
 * An app for pages without sign-in: no cookies or scripts, and one kind of redirect, to the address without a
 * slash at its end; a signed link is the only credential.
 */
export function unsignedApp({ onError, failed, badLink, links }: Unsigned): Hono {
  const app = new Hono();
  app.use(compressed());
  app.use(pageHeaders());
  app.notFound((context) => {
    const page = !links || links.test(context.req.path) ? badLink : siteMissingPage;
    context.header('Cache-Control', 'no-store');
    return withoutSlash(context) ?? context.html(page(pageLocale(context)), 404);
  });
  answerFailures(app, { onError, page: failed });
  return app;
}

/** People and programs add a slash to an address that they pass on. */
function withoutSlash(context: Context): Response | undefined {
  const { method, path } = context.req;
  if (!(method === 'GET' || method === 'HEAD') || !/[^/]\/$/.test(path)) return undefined;
  // Two slashes at the start would lead to another site.
  if (path.startsWith('//')) return undefined;
  return context.redirect(`${path.slice(0, -1)}${new URL(context.req.url).search}`, 308);
}
