import * as z from 'zod';
import type { UserRole } from '../../domain/rollout/user.ts';
import { fetchWithinThrottle } from './within-throttle.ts';

/** By the role that a provider would give, or as who is invited: by address alone. */
export type Who = { role: UserRole; organisation?: string; address?: string };
type Invited = { address: string };

/** Somebody who has signed in at the console as a browser does, without the browser. */
export type SignedIn = {
  /** Asks the console with the session's cookies; follows no redirect. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** The cookies as a browser would send them. */
  cookies(): Record<string, string>;
  /** Sends a form of a page of the console, with the token that the page has for it. */
  submit(path: string, fields: Record<string, string> | FormData, page?: string): Promise<Response>;
  /** Asks the API with a bearer token. */
  api(
    path: string,
    init?: { method?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Response>;
};

/**
 * Signs in through all of it: the console sends to the sign-in page, that back with a code, which becomes a session.
 */
export async function signedIn(consoleUrl: string, who: Who | Invited): Promise<SignedIn> {
  const jar = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetchWithinThrottle(new URL(path, consoleUrl), {
      redirect: 'manual',
      ...init,
      headers,
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /max-age=0/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  const signInPage = locationOf(await ask('/sign-in'));
  const chosen = await ask(signInPage, { method: 'POST', body: new URLSearchParams(who) });
  await ask(locationOf(chosen));
  const token = await tokenFor(consoleUrl, who);
  return {
    fetch: ask,
    cookies: () => Object.fromEntries(jar),
    async submit(path, fields, page = '/') {
      const html = await (await ask(page)).text();
      const formToken = /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? 'no token on the page';
      const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
      body.set('formToken', formToken);
      return await ask(path, { method: 'POST', body, headers: { origin: consoleUrl } });
    },
    async api(path, { method = 'GET', body, headers = {} } = {}) {
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      return await fetchWithinThrottle(new URL(path, consoleUrl), {
        method,
        headers: { authorization: `Bearer ${token}`, ...json, ...headers },
        ...(body === undefined ? {} : { body: asSent(body) }),
      });
    },
  };
}

/** Text and bytes as they are, everything else as JSON. */
function asSent(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body);
}

/** A token for the API, as `POST /local/sign-in` gives it. */
export async function tokenFor(consoleUrl: string, who: Who | Invited): Promise<string> {
  const answer = await fetch(`${consoleUrl}/local/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(who),
  });
  return z.object({ token: z.string() }).parse(await answer.json()).token;
}

function locationOf(answer: Response): string {
  const location = answer.headers.get('location');
  if (!location) throw new Error(`no redirect but ${answer.status}`);
  return location;
}
