import { createHash, randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import * as z from 'zod';
import { signedInPage } from '../../../templates/pages/console/access/kept-form.ts';
import {
  noAccessPage,
  signedOutPage,
  signInFailedPage,
} from '../../../templates/pages/console/access/sign-in.ts';
import { pageLocale } from '../http/page-locale.ts';
import type { Cookies } from './cookies.ts';
import { passesCsrfCheck } from './csrf.ts';
import type { Sessions } from './sessions.ts';
import type { SignInService, TokenVerifier } from './sign-in-service.ts';

export type SignInParts = {
  cookies: Cookies;
  sessions: Sessions;
  tokens: TokenVerifier;
  signIn: SignInService;
  consoleUrl: string;
};

/** State kept in the browser during sign-in. */
const attemptSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
});
const ATTEMPT = 'budkavle-sign-in';
const ATTEMPT_SECONDS = 600;

/** Sign-in, callback, how long a session lasts, and sign-out. */
export function addSignInRoutes(app: Hono, parts: SignInParts): void {
  app.get('/sign-in', (context) =>
    startSignIn(context, parts, { at: 'signInUrl', to: safeReturnPath(context.req.query('to')) }),
  );
  // Whoever is invited has no password yet.
  app.get('/sign-in/new-password', (context) =>
    startSignIn(context, parts, { at: 'newPasswordUrl', to: '/welcome' }),
  );
  app.get('/sign-in/callback', (context) => completeSignIn(context, parts));
  // Renews the session as every page does, and no more.
  app.get('/session', async (context) => {
    const session = await parts.sessions.of(context);
    return session
      ? context.json({ endsIn: session.endsIn, writer: session.writer })
      : context.json({ endsIn: 0 }, 401);
  });
  app.post('/sign-out', (context) => signOut(context, parts));
  app.get('/signed-in', (context) => context.html(signedInPage(pageLocale(context))));
  app.get('/signed-out', (context) => context.html(signedOutPage(pageLocale(context))));
}

function startSignIn(
  context: Context,
  { cookies, signIn }: SignInParts,
  { at, to }: { at: 'signInUrl' | 'newPasswordUrl'; to: string },
): Response {
  const attempt = {
    state: random(),
    nonce: random(),
    verifier: random(),
    to,
  };
  const value = Buffer.from(JSON.stringify(attempt)).toString('base64url');
  cookies.write(context, ATTEMPT, { value, maxAge: ATTEMPT_SECONDS });
  const challenge = createHash('sha256').update(attempt.verifier).digest('base64url');
  return context.redirect(signIn[at]({ state: attempt.state, nonce: attempt.nonce, challenge }), 302);
}

async function completeSignIn(context: Context, parts: SignInParts): Promise<Response> {
  const { cookies, sessions, tokens, signIn } = parts;
  const attempt = attemptOf(cookies.read(context, ATTEMPT));
  cookies.write(context, ATTEMPT, { value: '', maxAge: 0 });
  const { code, state } = context.req.query();
  const failed = () => context.html(signInFailedPage(pageLocale(context)), 400);
  // A different state is another person's sign-in (login CSRF).
  if (!attempt || !code || state !== attempt.state) return failed();
  const got = await signIn.exchange(code, attempt.verifier);
  const verified = got && (await tokens.verify(got.token));
  if (!verified || verified.nonce !== attempt.nonce) return failed();
  sessions.save(context, got);
  return context.redirect(safeReturnPath(attempt.to), 303);
}

async function signOut(context: Context, { sessions, signIn, consoleUrl }: SignInParts): Promise<Response> {
  const session = await sessions.of(context);
  if (session) {
    if (!(await passesCsrfCheck(context, { consoleUrl, formToken: session.formToken })))
      return context.html(noAccessPage(pageLocale(context), 'foreignForm'), 403);
    await signIn.revoke(session.renewal);
  }
  sessions.end(context);
  // Nor does Back show what was open.
  context.header('Clear-Site-Data', '"cache"');
  return context.redirect(signIn.signOutUrl, 303);
}

function attemptOf(cookie: string | undefined): z.infer<typeof attemptSchema> | undefined {
  if (!cookie) return undefined;
  try {
    return attemptSchema.safeParse(JSON.parse(Buffer.from(cookie, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}

/** Only a path of the console: `//` or a backslash would redirect to another site. */
export function safeReturnPath(to: string | undefined): string {
  return to && /^\/(?![/\\])[\w\-./?=&%]*$/.test(to) ? to : '/';
}

/** 256 random bits. */
function random(): string {
  return randomBytes(32).toString('base64url');
}
