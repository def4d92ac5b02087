import type { Hono } from 'hono';
import { type User, type UserRole, userRoleSchema } from '../../../domain/rollout/user.ts';
import { HmacSigner } from '../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../functions/adapters/node-crypto/new-secret.ts';
import type { SignInService, TokenVerifier } from '../../../functions/web/access/sign-in-service.ts';
import { consoleApp } from '../../../functions/web/apps/console-app.ts';
import type { ConsolePorts } from '../../../functions/web/console/console-ports.ts';
import { headIssue, renderNewsletter } from '../../../templates/newsletter/render-newsletter.ts';
import { unreadable } from '../../../templates/newsletter/unreadable.ts';

export const CONSOLE_URL = 'https://console.example';
/** Whoever asks so gets large pages uncompressed, so that what stands in them can be looked for. */
const PLAIN = { 'accept-encoding': 'identity' };
/** What a console needs beside stores. */
const REST = {
  signer: new HmacSigner(),
  newSecret,
  publicUrl: CONSOLE_URL,
  unreadable,
  head: headIssue,
  renderIssue: renderNewsletter,
};
const MINUTE = 60_000;

/** Somebody with one role; a local lead leads Malmö, 1280. */
export function aUser(role: UserRole, over: Partial<User> = {}): User {
  const lead = role === 'local-lead' ? { organisation: '1280' } : {};
  return {
    id: `id-of-${role}`,
    name: `Kim ${role}`,
    address: `${role}@kansli.example`,
    roles: [role],
    ...lead,
    ...over,
  };
}

/** The console over some ports, with a sign-in service whose tokens are `role` or `role@minutes since it was given`. */
export function aConsole(
  ports: Omit<ConsolePorts, keyof typeof REST>,
  { users = {} }: { users?: Record<string, User> } = {},
) {
  const errors: Error[] = [];
  const revoked: string[] = [];
  const tokens: TokenVerifier = {
    async verify(token) {
      const [who = '', minutes = '0'] = token.split('@');
      const role = userRoleSchema.safeParse(who).data;
      const user = users[who] ?? (role && aUser(role));
      const expired = Number(minutes) >= 30;
      return user && !expired ? { user, issuedAt: ports.now() - Number(minutes) * MINUTE } : undefined;
    },
  };
  const signIn: SignInService = {
    origin: 'https://sign-in.example',
    signOutUrl: 'https://sign-in.example/logout',
    signInUrl: ({ state, nonce, challenge }) =>
      `https://sign-in.example/authorize?${new URLSearchParams({ state, nonce, challenge })}`,
    exchange: async () => undefined,
    renew: async (renewal) => (revoked.includes(renewal) ? undefined : renewal.replace('renewal-of-', '')),
    revoke: async (renewal) => void revoked.push(renewal),
  };
  const app = consoleApp({
    ports: { ...REST, ...ports },
    tokens,
    signIn,
    consoleUrl: CONSOLE_URL,
    onError: (error) => errors.push(error),
  });
  return {
    app,
    errors,
    tokens,
    signIn,
    revoked,
    ...asked(app),
  };
}

/** Ways to ask an app of the console. */
export function asked(app: Pick<Hono, 'request'>) {
  const request = (path: string, init: RequestInit = {}) =>
    app.request(`${CONSOLE_URL}${path}`, {
      ...init,
      headers: { ...PLAIN, ...Object.fromEntries(new Headers(init.headers)) },
    });
  return {
    request,
    /** Asks as a browser with the session of somebody. */
    browse: (who: string, path: string, init: RequestInit = {}) =>
      request(path, { ...init, headers: { cookie: sessionOf(who), ...init.headers } }),
    /** Asks the API with a token of somebody. */
    call: (who: string, path: string, init: RequestInit = {}) =>
      request(path, { ...init, headers: { authorization: `Bearer ${who}`, ...init.headers } }),
  };
}

export function sessionOf(who: string): string {
  return `__Host-budkavle=${who}; __Host-budkavle-renewal=renewal-of-${who.replace(/@.*/, '')}`;
}

/** The token that a page has for its forms. */
export function formTokenOn(page: string): string {
  return /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? 'none';
}
