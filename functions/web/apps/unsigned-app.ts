import { type Context, Hono } from 'hono';
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
};

/**
 * An app for pages without sign-in: no cookies or scripts, and one kind of redirect, to the address without a
 * slash at its end; a signed link is the only credential.
 */
export function unsignedApp({ onError, failed, badLink }: Unsigned): Hono {
  const app = new Hono();
  app.use(compressed());
  app.use(pageHeaders());
  app.notFound((context) => withoutSlash(context) ?? context.html(badLink(pageLocale(context)), 404));
  answerFailures(app, { onError, page: failed });
  return app;
}

/** People and programs add a slash to an address that they pass on. */
export function withoutSlash(context: Context): Response | undefined {
  const { method, path } = context.req;
  if (!(method === 'GET' || method === 'HEAD') || !/[^/]\/$/.test(path)) return undefined;
  // Two slashes at the start would lead to another site.
  if (path.startsWith('//')) return undefined;
  return context.redirect(`${path.slice(0, -1)}${new URL(context.req.url).search}`, 308);
}
