import { Hono } from 'hono';
import { NotFound } from '../../domain/errors.ts';
import { loadDirectory } from '../../domain/use-cases/load-directory.ts';
import { formTokenField, problemPage } from '../../templates/pages/page.ts';
import { policyOf } from '../runtime/policy.ts';
import { compressed } from './compressed.ts';
import { CONTACT_ROUTES } from './contact-routes.ts';
import type { ContactPorts, ContactRoute } from './contact-visit.ts';
import { noStore } from './no-store.ts';
import { pageHeaders } from './page-headers.ts';
import { pageLocale } from './page-locale.ts';
import { addPages } from './pages/add-pages.ts';
import type { PageAnswer, PageRoute, PageVisit } from './pages/page-route.ts';
import { Cookies } from './sign-in/cookies.ts';
import { Sessions } from './sign-in/sessions.ts';
import type { SignInService, TokenVerifier } from './sign-in/sign-in-service.ts';

export type ContactsOptions = {
  ports: ContactPorts;
  tokens: TokenVerifier;
  signIn: SignInService;
  /** Where the console is, without a slash at the end. */
  consoleUrl: string;
  /** Told of every request that failed. */
  onError: (error: Error) => void;
};

/** The pages about contacts, each for coordinators, and for local leads as far as their own organisation goes. */
export const CONTACT_PAGES: readonly PageRoute<ContactPorts>[] = CONTACT_ROUTES.map((route) => ({
  method: route.method,
  path: route.path,
  roles: ['coordinator', 'local-lead'],
  scope: route.path.includes('{organisation}') ? { organisation: 'organisation' } : 'own',
  answer: (visit) => answer(route, visit),
}));

/** The pages about contacts, in the console and behind its sign-in. */
export function contactsApp({ ports, tokens, signIn, consoleUrl, onError }: ContactsOptions): Hono {
  const app = new Hono();
  const sessions = new Sessions(new Cookies(consoleUrl), { tokens, signIn, now: ports.now });
  app.use(compressed());
  app.use(pageHeaders({ formsMayLeadTo: signIn.origin }));
  app.use(noStore);
  addPages(app, { routes: CONTACT_PAGES, ports, sessions, consoleUrl });
  app.onError((error, context) => {
    onError(error);
    return context.html(problemPage(pageLocale(context), 'failedPage'), policyOf(error).status);
  });
  return app;
}

async function answer(route: ContactRoute, visit: PageVisit<ContactPorts>): Promise<PageAnswer> {
  const { user, admission, ports, locale, reader, params } = visit;
  const scope = admission.everything ? 'all' : admission.organisation;
  const directory = await loadDirectory(scope, ports);
  const { organisation } = params;
  if (organisation !== undefined && !directory.organisations.has(organisation)) return 'not-there';
  const view = { locale, directory, reader, fields: formTokenField(reader.formToken) };
  try {
    return await route.answer({ ...visit, by: user.address, scope, view, directory });
  } catch (error) {
    if (error instanceof NotFound) return 'not-there';
    throw error;
  }
}
