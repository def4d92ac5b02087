import { Hono } from 'hono';
import type { PageLocale } from '../../../templates/pages/shared/words.ts';
import { answerFailures } from '../http/add-pages.ts';
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
 * An app for pages without sign-in: no cookies, redirects or scripts; a signed link is the only credential.
 */
export function unsignedApp({ onError, failed, badLink }: Unsigned): Hono {
  const app = new Hono();
  app.use(pageHeaders());
  app.notFound((context) => context.html(badLink(pageLocale(context)), 404));
  answerFailures(app, { onError, page: failed });
  return app;
}
