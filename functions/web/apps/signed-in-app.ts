import { Hono } from 'hono';
import { problemPage } from '../../../templates/pages/shared/page.ts';
import { policyOf } from '../../runtime/policy.ts';
import { Cookies } from '../access/cookies.ts';
import { Sessions } from '../access/sessions.ts';
import type { SignInService, TokenVerifier } from '../access/sign-in-service.ts';
import { addApi } from '../api/add-api.ts';
import type { ApiRoute } from '../api/api-route.ts';
import { addPages } from '../console/add-pages.ts';
import type { PageRoute } from '../console/page-route.ts';
import { compressed } from '../http/compressed.ts';
import { framedContent } from '../http/framed-content.ts';
import { noStore } from '../http/no-store.ts';
import { pageHeaders } from '../http/page-headers.ts';
import { pageLocale } from '../http/page-locale.ts';

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
  addPages(app, { routes: pages, ports, sessions, consoleUrl, mailboxUrl });
  app.onError((error, context) => {
    onError(error);
    return context.html(problemPage(pageLocale(context), 'failedPage'), policyOf(error).status);
  });
  return app;
}
