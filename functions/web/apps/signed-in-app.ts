import { Hono } from 'hono';
import { problemPage } from '../../../templates/pages/shared/page.ts';
import { Cookies } from '../access/cookies.ts';
import { Sessions } from '../access/sessions.ts';
import type { SignInService, TokenVerifier } from '../access/sign-in-service.ts';
import { addApi } from '../api/add-api.ts';
import type { ApiRoute } from '../api/api-route.ts';
import { admit, noRoute, notThere } from '../console/admit.ts';
import type { PageRequest, PageRoute } from '../console/page-route.ts';
import { addPages, answerFailures } from '../http/add-pages.ts';
import { noStore } from '../http/caching.ts';
import { compressed } from '../http/compressed.ts';
import { framedContent } from '../http/framed-content.ts';
import { pageHeaders } from '../http/page-headers.ts';

/** What every function behind the console's sign-in is given. */
export type SignedInOptions<Ports> = {
  ports: Ports;
  tokens: TokenVerifier;
  signIn: SignInService;
  /** Where the console is, without a slash at the end. */
  consoleUrl: string;
  mailboxUrl?: string | undefined;
  /** Told of every request that failed. */
  onError: (error: Error) => void;
};

/** What one function of the console answers. */
type Routes<Ports> = {
  pages: readonly PageRoute<Ports>[];
  api: readonly ApiRoute<Ports>[];
  /** Whether its pages look again by themselves at what moves. */
  follows?: boolean;
  /** What else it answers, before everything that is not there. */
  also?: (app: Hono, session: { cookies: Cookies; sessions: Sessions }) => void;
};

/** Pages behind the console's sign-in, and the API's routes beside them: one function of the console. */
export function signedInApp<Ports extends { now: () => number }>(
  { ports, tokens, signIn, consoleUrl, mailboxUrl, onError }: SignedInOptions<Ports>,
  { pages, api, follows = false, also }: Routes<Ports>,
): Hono {
  const app = new Hono();
  const cookies = new Cookies(consoleUrl);
  const sessions = new Sessions(cookies, { tokens, signIn, now: ports.now });
  app.use(compressed());
  app.use(framedContent());
  app.use(pageHeaders({ formsMayLeadTo: signIn.origin, follows }));
  app.use(noStore);
  addApi(app, { routes: api, ports, tokens, onError });
  also?.(app, { cookies, sessions });
  addPages<PageRequest<Ports>, PageRoute<Ports>>(app, {
    routes: pages,
    admit: (context, route) => admit(context, route, { ports, sessions, consoleUrl, mailboxUrl }),
    notThere,
  });
  app.notFound((context) => noRoute(context, sessions));
  answerFailures(app, { onError, page: (locale) => problemPage(locale, 'failedPage') });
  return app;
}
