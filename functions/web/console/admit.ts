import type { Context } from 'hono';
import { type ReadsRestores, restoreHold } from '../../../domain/mail/restore.ts';
import type { ReadsHolds } from '../../../domain/mail/sending-hold.ts';
import { admissionOf, type User } from '../../../domain/rollout/user.ts';
import { noAccessPage, signInPage } from '../../../templates/pages/console/access/sign-in.ts';
import { siteMissingPage } from '../../../templates/pages/public/site-page.ts';
import { notFoundPage, type Reader } from '../../../templates/pages/shared/page.ts';
import type { WhyHeld } from '../../../templates/pages/shared/sending-notice.ts';
import { authorize } from '../access/access-rule.ts';
import type { Cookies } from '../access/cookies.ts';
import { formOrigin, isFromConsole } from '../access/csrf.ts';
import type { Session, Sessions } from '../access/sessions.ts';
import { askedBy } from '../http/add-pages.ts';
import { pageLocale } from '../http/page-locale.ts';
import { giveBack, showAgain } from './kept-form.ts';
import { pagesFor } from './navigation.ts';
import type { PageRequest, PageRoute } from './page-route.ts';
import { countedFor, noteCount, type ReadsWaitingCounts } from './waiting-count.ts';

/** What tells why mail does not leave, which every page says. */
export type ReadsWhyHeld = ReadsHolds & ReadsRestores;

/** What the head of every page says beside who has signed in. */
export type ReadsForEveryPage = ReadsWhyHeld & ReadsWaitingCounts & { now: () => number };

export type Door<Ports> = {
  ports: Ports;
  sessions: Sessions;
  cookies: Cookies;
  consoleUrl: string;
  mailboxUrl?: string | undefined;
};

/**
 * Admits requests with a session that the route's rule allows, and forms only from this session's pages. What somebody
 * typed in an earlier session comes back to them, and is not acted on.
 */
export async function admit<Ports extends ReadsForEveryPage>(
  context: Context,
  route: PageRoute<Ports>,
  { ports, sessions, cookies, consoleUrl, mailboxUrl }: Door<Ports>,
): Promise<PageRequest<Ports> | Response> {
  const acts = route.method !== 'GET';
  const session = await sessions.of(context);
  // Another site must not put words into a form of ours.
  if (!session && acts && isFromConsole(context, consoleUrl)) return giveBack(context, 'signed-out');
  if (!session) return toSignIn(context);
  const { user, formToken } = session;
  const origin = acts ? await formOrigin(context, { consoleUrl, formToken }) : 'this-session';
  if (origin === 'other-person') return giveBack(context, 'somebody-else');
  const asked = askedBy(context);
  const place = { context, cookies, session };
  const [held, waits] = await Promise.all([whyHeld(ports), countedFor(place, ports)]);
  const reader = readerOf(context, session, { ...held, waits });
  const access = authorize(user, route, asked.params);
  if (access === 'wrong-role' && user.standing && route.method === 'GET')
    return context.redirect(`/welcome?lang=${asked.locale}`, 303);
  if (access === 'wrong-role') return context.html(noAccessPage(asked.locale, why(user)), 403);
  if (access === 'not-there') return notThere(context, { reader });
  if (origin === 'elsewhere') return context.html(noAccessPage(asked.locale, 'foreignForm'), 403);
  const form: PageRequest['form'] = acts ? await context.req.parseBody() : {};
  const counted = (count: number) => noteCount(place, { at: ports.now(), count });
  const request = { ...asked, user, admission: access.admission, ports, reader, mailboxUrl, form, counted };
  if (acts) noteCount(place, { at: ports.now() });
  return origin === 'this-session' ? request : showAgain(context, route, request);
}

/** For missing and forbidden resources alike: the response does not distinguish them. */
export function notThere(context: Context, { reader }: { reader: Reader }): Response | Promise<Response> {
  return context.html(notFoundPage(pageLocale(context), reader), 404);
}

/**
 * The response for unknown routes. Whoever has not signed in may have mistyped an address of the public site. What
 * exists behind the sign-in is not told: every path of a route is 401 to them, whatever its parameters.
 */
export async function noRoute(context: Context, sessions: Sessions): Promise<Response> {
  const session = await sessions.of(context);
  if (session) return notThere(context, { reader: readerOf(context, session) });
  return context.html(siteMissingPage(pageLocale(context), { signInTo: '/sign-in' }), 404);
}

function toSignIn(context: Context): Response | Promise<Response> {
  const { pathname, search } = new URL(context.req.url);
  const to = context.req.method === 'GET' ? `${pathname}${search}` : '/';
  return context.html(signInPage(pageLocale(context), to), 401);
}

function why(user: User): 'noRole' | 'wrongRole' {
  return admissionOf(user, user.roles) ? 'wrongRole' : 'noRole';
}

async function whyHeld({ holds, restores }: ReadsWhyHeld): Promise<WhyHeld> {
  const [held, restored] = await Promise.all([holds.read(), restores.read()]);
  return { holds: held.value?.holds ?? [], restoreHolds: restoreHold(restored.value) };
}

function readerOf(
  context: Context,
  { user, formToken, writer, endsIn }: Session,
  known: WhyHeld & Pick<Reader, 'waits'> = { holds: [], restoreHolds: undefined },
): Reader {
  const { name, roles } = user;
  return {
    ...{ name, roles, formToken, writer, endsIn, ...known },
    ...pagesFor(user, pageLocale(context), context.req.path),
  };
}
