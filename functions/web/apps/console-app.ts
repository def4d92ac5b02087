import type { Hono } from 'hono';
import { FILE_LIMIT_SCRIPT } from '../../../templates/pages/shared/file-limit-script.ts';
import { FOLLOW_SCRIPT } from '../../../templates/pages/shared/follow-script.ts';
import { SESSION_SCRIPT } from '../../../templates/pages/shared/session-script.ts';
import { addSignInRoutes } from '../access/sign-in-routes.ts';
import { addTokenRoute } from '../access/token-route.ts';
import { API_ROUTES } from '../api/api-routes.ts';
import type { ConsolePorts } from '../console/console-ports.ts';
import { PAGE_ROUTES } from '../console/page-routes.ts';
import { cachedAnHour } from '../http/caching.ts';
import { type SignedInOptions, signedInApp } from './signed-in-app.ts';

/** Console, API and sign-in. Styles and logo are served by the public pages. */
export function consoleApp(options: SignedInOptions<ConsolePorts>): Hono {
  const { tokens, signIn, consoleUrl } = options;
  return signedInApp(options, {
    pages: PAGE_ROUTES,
    api: API_ROUTES,
    frames: true,
    also(app, { cookies, sessions }) {
      const script = { 'Content-Type': 'text/javascript' };
      app.get('/file-limit.js', (context) => context.body(FILE_LIMIT_SCRIPT, 200, script));
      app.get('/follow.js', (context) => context.body(FOLLOW_SCRIPT, 200, script));
      // On every page, and with nothing of anybody's in it.
      app.get('/session.js', cachedAnHour, (context) => context.body(SESSION_SCRIPT, 200, script));
      addSignInRoutes(app, { cookies, sessions, tokens, signIn, consoleUrl });
      addTokenRoute(app, options);
    },
  });
}
