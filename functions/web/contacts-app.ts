import { type Context, Hono } from 'hono';
import { UPLOAD_LIMIT_BYTES } from '../../domain/contact-file.ts';
import type { ImportScope } from '../../domain/contact-import.ts';
import { loadDirectory } from '../../domain/use-cases/load-directory.ts';
import { html } from '../../templates/html.ts';
import { problemPage } from '../../templates/pages/page.ts';
import { policyOf } from '../runtime/policy.ts';
import { tooLargePage } from './contact-import-routes.ts';
import { CONTACT_ROUTES } from './contact-routes.ts';
import type { ContactAnswer, ContactPorts, ContactRoute, ContactVisit } from './contact-visit.ts';
import { pageHeaders } from './page-headers.ts';
import { pageLocale } from './page-locale.ts';

/** Who asks, and whose contacts they may see and change. */
export type Visitor = { by: string; scope: ImportScope };

export type ContactsOptions = {
  ports: ContactPorts;
  visitorOf: (context: Context) => Visitor;
  /** Told of every request that failed. */
  onError: (error: Error) => void;
};

/** A form brings a little more than the file that is in it. */
const FORM_BYTES = 20_000;

/** The pages about contacts. GET only shows; whatever is not there, or not for this visitor, gets one and the same answer. */
export function contactsApp({ ports, visitorOf, onError }: ContactsOptions): Hono {
  const app = new Hono();
  app.use(pageHeaders());
  app.use(async (context, next) => {
    context.header('Cache-Control', 'no-store');
    await next();
  });
  for (const route of CONTACT_ROUTES) {
    app.on(route.method, route.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (context) =>
      respond(context, await answer(context, route, { ports, visitor: visitorOf(context) })),
    );
  }
  app.notFound((context) => context.html(problemPage(pageLocale(context), 'notFound'), 404));
  app.onError((error, context) => {
    const { status } = policyOf(error);
    if (status !== 404) onError(error);
    const problem = status === 404 ? 'notFound' : 'failedPage';
    return context.html(problemPage(pageLocale(context), problem), status);
  });
  return app;
}

type Asked = { ports: ContactPorts; visitor: Visitor };

async function answer(
  context: Context,
  route: ContactRoute,
  { ports, visitor }: Asked,
): Promise<ContactAnswer> {
  const params: Record<string, string> = context.req.param();
  const directory = await loadDirectory(visitor.scope, ports);
  const { organisation } = params;
  if (organisation !== undefined && !directory.organisations.has(organisation)) return 'not-there';
  const view = { locale: pageLocale(context), directory, fields: html`` };
  const acts = route.method === 'POST';
  // Before the body is read: what is too large is not taken apart first.
  const length = Number(context.req.header('content-length') ?? 0);
  if (acts && length > UPLOAD_LIMIT_BYTES + FORM_BYTES) return tooLargePage({ view });
  const visit: ContactVisit = {
    ...{ ...visitor, view, directory, ports, params },
    query: context.req.query(),
    form: acts ? await formOf(context) : {},
  };
  return route.answer(visit);
}

/** A form that is broken off is one without fields: the page says what is missing. */
async function formOf(context: Context): Promise<ContactVisit['form']> {
  try {
    return await context.req.parseBody();
  } catch {
    return {};
  }
}

function respond(context: Context, given: ContactAnswer): Response | Promise<Response> {
  if (given === 'not-there') return context.notFound();
  if ('to' in given) return context.redirect(given.to, 303);
  if ('file' in given) {
    context.header('Content-Disposition', `attachment; filename="${given.name}"`);
    return context.body(given.file, 200, { 'Content-Type': given.type });
  }
  return context.html(given.page, given.status ?? 200);
}
