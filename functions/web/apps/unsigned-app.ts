import { Hono } from 'hono';
import type { PageLocale } from '../../../templates/pages/shared/words.ts';
import { answerFailures } from '../http/add-pages.ts';
import { pageHeaders } from '../http/page-headers.ts';
import { pageLocale } from '../http/page-locale.ts';

type Page = (locale: PageLocale) => string;
type Unsigned = {
  /** Told of every request that failed. */
  onError: (error: Error) => void;
  failed: Page;
  /** One page for every link that opens nothing, whatever is wrong with it. */
  badLink: Page;
};

/** An app for pages without sign-in: no cookie, no redirect, no script; a signed link is the only credential. */
export function unsignedApp({ onError, failed, badLink }: Unsigned): Hono {
  const app = new Hono();
  app.use(pageHeaders());
  app.notFound((context) => context.html(badLink(pageLocale(context)), 404));
  answerFailures(app, { onError, page: failed });
  return app;
}
