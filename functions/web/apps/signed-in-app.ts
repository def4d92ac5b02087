import { Hono } from 'hono';
import { failedPage } from '../../../templates/pages/shared/failed-page.ts';
import { Cookies } from '../access/cookies.ts';
import { Sessions } from '../access/sessions.ts';
import type { SignInService, TokenVerifier } from '../access/sign-in-service.ts';
import type { MachineCall } from '../access/token-route.ts';
import { addApi } from '../api/add-api.ts';
import type { ApiRoute } from '../api/api-route.ts';
import { admit, noRoute, notThere, type ReadsForEveryPage } from '../console/admit.ts';
import type { PageRequest, PageRoute } from '../console/page-route.ts';
import { addPages, answerFailures } from '../http/add-pages.ts';
import { noStore } from '../http/caching.ts';
import { compressed } from '../http/compressed.ts';
import { framedContent } from '../http/framed-content.ts';
import { pageHeaders } from '../http/page-headers.ts';

/** Options of every function behind the console's sign-in. */
export type SignedInOptions<Ports> = {
  ports: Ports;
  tokens: TokenVerifier;
  signIn: SignInService;
  /** Base URL of the console, without a trailing slash. */
  consoleUrl: string;
  mailboxUrl?: string | undefined;
  /** Receives the error of every failed request. */
  onError: (error: Error) => void;
  /** Hears of every call of a machine. */
  onMachineCall?: (call: MachineCall) => void;
};

/** Routes of one function of the console. */
type Routes<Ports> = {
  pages: readonly PageRoute<Ports>[];
  api: readonly ApiRoute<Ports>[];
  /** Whether its pages show mails in frames. */
  frames?: boolean;
  /** Further routes, registered before the 404 handler. */
  also?: (app: Hono, session: { cookies: Cookies; sessions: Sessions }) => void;
};

/** One function of the console: pages behind the sign-in, and API routes. */
export function signedInApp<Ports extends ReadsForEveryPage>(
  { ports, tokens, signIn, consoleUrl, mailboxUrl, onError, onMachineCall }: SignedInOptions<Ports>,
  { pages, api, frames = false, also }: Routes<Ports>,
): Hono {
  const app = new Hono();
  const cookies = new Cookies(consoleUrl);
  const sessions = new Sessions(cookies, { tokens, signIn, now: ports.now });
  app.use(compressed());
  app.use(framedContent());
  app.use(pageHeaders({ formsMayLeadTo: signIn.origin, scripts: true, frames }));
  app.use(noStore);
  addApi(app, { routes: api, ports, tokens, onError, onMachineCall });
  also?.(app, { cookies, sessions });
  addPages<PageRequest<Ports>, PageRoute<Ports>>(app, {
    routes: pages,
    admit: (context, route) => admit(context, route, { ports, sessions, cookies, consoleUrl, mailboxUrl }),
    notThere,
  });
  app.notFound((context) => noRoute(context, sessions));
  answerFailures(app, { onError, page: failedPage });
  return app;
}
