import type { Context, Hono } from 'hono';
import { admissionOf, type User } from '../../../domain/rollout/user.ts';
import { noAccessPage, signInPage } from '../../../templates/pages/console/overview/sign-in.ts';
import { problemPage, type Reader } from '../../../templates/pages/shared/page.ts';
import { authorize } from '../access/access-rule.ts';
import { passesCsrfCheck } from '../access/csrf.ts';
import type { Session, Sessions } from '../access/sessions.ts';
import { download } from '../http/download.ts';
import { type Framed, IS_FRAMED } from '../http/framed-content.ts';
import { honoPath } from '../http/hono-path.ts';
import { pageLocale } from '../http/page-locale.ts';
import { pagesFor } from './navigation.ts';
import type { PageAnswer, PageRoute } from './page-route.ts';

export type Pages<Ports> = {
  routes: readonly PageRoute<Ports>[];
  ports: Ports;
  sessions: Sessions;
  consoleUrl: string;
  mailboxUrl?: string | undefined;
};

/** Answers every page route as its data says, and everything else with one and the same page. */
export function addPages<Ports>(app: Hono, pages: Pages<Ports>): void {
  for (const route of pages.routes) {
    app.on(route.method, honoPath(route.path), async (context) => {
      const session = await pages.sessions.of(context);
      return session ? await answer(context, { route, session, pages }) : toSignIn(context);
    });
  }
  app.notFound(async (context) => {
    const session = await pages.sessions.of(context);
    return session ? notThere(context, readerOf(context, session)) : toSignIn(context);
  });
}

type Answer = Response | Promise<Response>;
type RouteMatch<Ports> = { route: PageRoute<Ports>; session: Session; pages: Pages<Ports> };

async function answer<Ports>(
  context: Context,
  { route, session, pages }: RouteMatch<Ports>,
): Promise<Response> {
  const locale = pageLocale(context);
  const { user } = session;
  const params = context.req.param();
  const reader = readerOf(context, session);
  const entry = authorize(user, route, params);
  if (entry === 'wrong-role') return context.html(noAccessPage(locale, why(user)), 403);
  if (entry === 'not-there') return notThere(context, reader);
  const acts = route.method !== 'GET';
  if (
    acts &&
    !(await passesCsrfCheck(context, { consoleUrl: pages.consoleUrl, formToken: session.formToken }))
  )
    return context.html(noAccessPage(locale, 'foreignForm'), 403);
  const given = await route.answer({
    ...{ user, admission: entry.admission, ports: pages.ports, locale, reader, params },
    mailboxUrl: pages.mailboxUrl,
    query: context.req.query(),
    form: acts ? await context.req.parseBody() : {},
  });
  return respond(context, given, reader);
}

function respond(context: Context, given: PageAnswer, reader: Reader): Answer {
  if (given === 'not-there') return notThere(context, reader);
  if ('file' in given) return download(context, given.name, given.file);
  if ('json' in given) return context.json(given.json);
  if ('to' in given) return context.redirect(given.to, 303);
  if ('part' in given) {
    context.header('X-Still', given.still ? 'yes' : 'no');
    return context.html(given.part);
  }
  if ('mail' in given) return framed(context, 'mail', given.mail);
  if ('framedPage' in given) return framed(context, 'page', given.framedPage);
  if ('image' in given) return context.body(given.image.bytes, 200, { 'Content-Type': given.image.type });
  return context.html(given.page, given.status ?? 200);
}

function framed(context: Context, kind: Framed, html: string): Answer {
  return context.html(html, 200, { [IS_FRAMED]: kind });
}

/** Whatever is not there, or not for this visitor: nothing tells the one from the other. */
function notThere(context: Context, reader: Reader): Answer {
  return context.html(problemPage(pageLocale(context), 'notFound', reader), 404);
}

function toSignIn(context: Context): Answer {
  const { pathname, search } = new URL(context.req.url);
  const to = context.req.method === 'GET' ? `${pathname}${search}` : '/';
  return context.html(signInPage(pageLocale(context), to), 401);
}

function why(user: User): 'noRole' | 'wrongRole' {
  return admissionOf(user, user.roles) ? 'wrongRole' : 'noRole';
}

function readerOf(context: Context, { user, formToken }: Session): Reader {
  const { name, roles } = user;
  return { name, roles, formToken, pages: pagesFor(user, pageLocale(context), context.req.path) };
}
