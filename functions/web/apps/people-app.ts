import type { Hono } from 'hono';
import { PEOPLE_API } from '../api/people/people.ts';
import { PEOPLE_PAGES } from '../console/people/people-pages.ts';
import type { PeoplePorts } from '../console/people/people-request.ts';
import { addWelcomeRoutes } from '../console/people/welcome-routes.ts';
import { type SignedInOptions, signedInApp } from './signed-in-app.ts';

/** Pages and API about who may sign in, behind the console's sign-in; and where an invitation leads. */
export function peopleApp(options: SignedInOptions<PeoplePorts>): Hono {
  const { ports, consoleUrl } = options;
  return signedInApp(options, {
    pages: PEOPLE_PAGES,
    api: PEOPLE_API,
    also: (app, { sessions }) => addWelcomeRoutes(app, { sessions, ports, consoleUrl }),
  });
}
