import { Hono } from 'hono';
import { FOLLOW_SCRIPT } from '../../templates/pages/follow-script.ts';
import { problemPage } from '../../templates/pages/page.ts';
import { policyOf } from '../runtime/policy.ts';
import { addApi } from './api/add-api.ts';
import { API_ROUTES } from './api/api-routes.ts';
import { compressed } from './compressed.ts';
import type { ConsolePorts } from './console-ports.ts';
import { mailFrame } from './mail-frame.ts';
import { noStore } from './no-store.ts';
import { pageHeaders } from './page-headers.ts';
import { pageLocale } from './page-locale.ts';
import { addPages } from './pages/add-pages.ts';
import { PAGE_ROUTES } from './pages/page-routes.ts';
import { Cookies } from './sign-in/cookies.ts';
import { Sessions } from './sign-in/sessions.ts';
import { addSignInRoutes } from './sign-in/sign-in-routes.ts';
import type { SignInService, TokenVerifier } from './sign-in/sign-in-service.ts';

export type ConsoleOptions = {
  ports: ConsolePorts;
  tokens: TokenVerifier;
  signIn: SignInService;
  /** Where the console is, without a slash at the end. */
  consoleUrl: string;
  mailboxUrl?: string | undefined;
  /** Told of every request that failed. */
  onError: (error: Error) => void;
};

/** The console and the API. Style and mark come from the public pages. */
export function consoleApp({ ports, tokens, signIn, consoleUrl, mailboxUrl, onError }: ConsoleOptions): Hono {
  const app = new Hono();
  const cookies = new Cookies(consoleUrl);
  const sessions = new Sessions(cookies, { tokens, signIn, now: ports.now });
  app.use(compressed());
  app.use(mailFrame());
  app.use(pageHeaders({ formsMayLeadTo: signIn.origin, follows: true }));
  app.use(noStore);
  app.get('/follow.js', (context) => context.body(FOLLOW_SCRIPT, 200, { 'Content-Type': 'text/javascript' }));
  addApi(app, { routes: API_ROUTES, ports, tokens, onError });
  addSignInRoutes(app, { cookies, sessions, tokens, signIn, consoleUrl });
  addPages(app, { routes: PAGE_ROUTES, ports, sessions, consoleUrl, mailboxUrl });
  app.onError((error, context) => {
    onError(error);
    return context.html(problemPage(pageLocale(context), 'failedPage'), policyOf(error).status);
  });
  return app;
}
