import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { Cookies } from '../../../../functions/web/access/cookies.ts';
import { safeReturnPath } from '../../../../functions/web/access/sign-in-routes.ts';
import type { SignInTokens } from '../../../../functions/web/access/sign-in-service.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';
import { aConsole, aUser, CONSOLE_URL, formTokenOn, sessionOf } from '../fixtures/a-console.ts';

const site = aConsole(await lendingWorld());
const cookiesOf = (answer: Response) =>
  Object.fromEntries(answer.headers.getSetCookie().map((cookie) => [cookie.split('=')[0], cookie]));

describe('a visitor who has not signed in', () => {
  it.each(['/plan', '/milestones/nothing', '/organisations/0000'])(
    'gets the sign-in page for %s, which leads back there',
    async (path) => {
      const answer = await site.request(path, { headers: { 'Accept-Language': 'en' } });
      expect(answer.status).toBe(401);
      const page = await answer.text();
      expect(page).toContain('<h1>Sign in</h1>');
      expect(page).toContain(`/sign-in?to=${encodeURIComponent(path)}`);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  it.each(['/rolouts/bob', '/nyheter', '/favicon.ico', '//evil.example', '/milestones/nothing/at/all'])(
    'hears for %s that there is no such page, and where the public pages and the sign-in are',
    async (path) => {
      for (const method of ['GET', 'POST']) {
        const answer = await site.request(path, { method, headers: { 'Accept-Language': 'en' } });
        expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store']);
        const page = await answer.text();
        expect(page).toContain('<h1>Page not found</h1>');
        for (const href of ['/rollouts?lang=en', '/newsroom?lang=en', '?lang=sv', '/sign-in'])
          expect(page).toContain(`href="${href}"`);
        expect(page).not.toContain(path.slice(1));
      }
    },
  );

  it.each(['Bearer', 'bearer', 'BEARER'])(
    'is admitted by a token after %s: the scheme has no case',
    async (scheme) => {
      const headers = { authorization: `${scheme} coordinator` };
      expect((await site.request('/api/rollouts', { headers })).status).toBe(200);
    },
  );

  it('gets a problem from the API, whatever is asked for', async () => {
    for (const path of ['/api/rollouts', '/api/nowhere', '/api', '/api/organisations/1280']) {
      const answer = await site.request(path);
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic Y29vcmRpbmF0b3I=', 'Bearer coordinator extra'])(
    'is not admitted by "%s"',
    async (authorization) => {
      expect((await site.request('/api/rollouts', { headers: { authorization } })).status).toBe(401);
    },
  );

  it('is not admitted to the API by a browser session: no other site can use it', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json']) {
      const init = { method: 'POST', body: '{}', headers: { 'content-type': type } };
      expect((await site.browse('coordinator', '/api/milestones', init)).status).toBe(401);
    }
  });
});

describe('signing in', () => {
  const start = async (to = '/') => {
    const answer = await site.request(`/sign-in?to=${encodeURIComponent(to)}`);
    const cookie = answer.headers.getSetCookie()[0] ?? '';
    return {
      answer,
      cookie,
      value: cookie.split(';')[0] ?? '',
      at: new URL(answer.headers.get('location') ?? ''),
    };
  };
  /** A console whose sign-in service knows one code. */
  const back = async (
    over: {
      nonce?: string;
      state?: string;
      to?: string;
      bent?: string;
      code?: string;
      cookie?: boolean;
    } = {},
  ) => {
    const { value: cookie, at } = await start(over.to);
    const value = over.bent === undefined ? cookie : bentTo(over.bent, cookie);
    const seen: string[] = [];
    const other = aConsole(await lendingWorld());
    Object.assign(other.signIn, {
      exchange: async (code: string, verifier: string): Promise<SignInTokens | undefined> => {
        seen.push(createHash('sha256').update(verifier).digest('base64url'));
        return code === 'good' ? { token: 'coordinator', renewal: 'renewal-of-coordinator' } : undefined;
      },
    });
    Object.assign(other.tokens, {
      verify: async () => ({
        user: aUser('coordinator'),
        issuedAt: 0,
        nonce: over.nonce ?? at.searchParams.get('nonce'),
      }),
    });
    const query = new URLSearchParams({
      code: over.code ?? 'good',
      state: over.state ?? at.searchParams.get('state') ?? '',
    });
    const answer = await other.request(`/sign-in/callback?${query}`, {
      headers: over.cookie === false ? {} : { cookie: value },
    });
    return { answer, seen, at };
  };

  /** The cookie of a beginning, as somebody has changed it who can write cookies of the domain. */
  const bentTo = (to: string, cookie: string) => {
    const [name = '', value = ''] = cookie.split('=');
    const attempt: object = JSON.parse(Buffer.from(value, 'base64url').toString());
    return `${name}=${Buffer.from(JSON.stringify({ ...attempt, to })).toString('base64url')}`;
  };

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '/\tx'])(
    'leads home where its cookie was bent to lead to %j',
    async (bent) => {
      const { answer } = await back({ bent });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    },
  );

  it('goes to the sign-in service with a challenge, and keeps the rest in a cookie for ten minutes', async () => {
    const { answer, cookie, at } = await start();
    expect(answer.status).toBe(302);
    expect(at.origin).toBe('https://sign-in.example');
    expect(at.searchParams.get('challenge')).toMatch(/^[\w-]{43}$/);
    expect(cookie).toMatch(/^__Host-budkavle-sign-in=/);
    expect(cookie).toContain('Max-Age=600');
    expect(cookie).toMatch(/HttpOnly/);
    const again = await start();
    expect(again.at.searchParams.get('state')).not.toBe(at.searchParams.get('state'));
  });

  it('comes back with a code, proves that it began it, and becomes a session that no script can read', async () => {
    const { answer, seen, at } = await back({ to: '/?lang=en' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/?lang=en');
    expect(seen).toEqual([at.searchParams.get('challenge')]);
    const cookies = cookiesOf(answer);
    expect(Object.keys(cookies).toSorted()).toEqual([
      '__Host-budkavle',
      '__Host-budkavle-renewal',
      '__Host-budkavle-sign-in',
    ]);
    for (const cookie of Object.values(cookies)) {
      expect(cookie).toContain('; Path=/');
      expect(cookie).toContain('; HttpOnly');
      expect(cookie).toContain('; Secure');
      expect(cookie).toContain('; SameSite=Lax');
      expect(cookie).not.toMatch(/domain/i);
    }
    expect(cookies['__Host-budkavle']).toContain('Max-Age=1800');
    expect(cookies['__Host-budkavle-renewal']).toContain('Max-Age=43200');
  });

  it.each([
    ['the state of somebody else', { state: 'other' }],
    ['no cookie of a beginning', { cookie: false }],
    ['a code that is not good', { code: 'bad' }],
    ['a token for another attempt', { nonce: 'other' }],
  ])('is refused with %s, and makes no session', async (_, over) => {
    const { answer } = await back(over);
    expect(answer.status).toBe(400);
    expect(cookiesOf(answer)).not.toHaveProperty('__Host-budkavle');
    expect(await answer.text()).toContain('Logga in igen');
  });

  it.each([
    ['/milestones/a-1?lang=en', '/milestones/a-1?lang=en'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example/', '/'],
    ['/a\nb', '/'],
    ['javascript:alert(1)', '/'],
    [undefined, '/'],
  ])('leads back to a page of the console only: %j → %s', (to, expected) => {
    expect(safeReturnPath(to)).toBe(expected);
  });

  it('over http, on one machine, uses cookies that a browser keeps there', async () => {
    const app = new Hono();
    app.get('/', (context) => {
      new Cookies('http://127.0.0.1:4400').write(context, 'name', { value: 'v', maxAge: 5 });
      return context.text('');
    });
    const [cookie] = (await app.request('/')).headers.getSetCookie();
    expect(cookie).toBe('name=v; Max-Age=5; Path=/; HttpOnly; SameSite=Lax');
  });
});

describe('a session', () => {
  it('is renewed by use once its token is five minutes old, and not before', async () => {
    expect((await site.browse('coordinator@4', '/plan')).headers.getSetCookie()).toEqual([]);
    const later = await site.browse('coordinator@6', '/plan');
    expect(later.status).toBe(200);
    expect(cookiesOf(later)['__Host-budkavle']).toMatch(/^__Host-budkavle=coordinator;/);
  });

  it('is over after half an hour without a request, though it could have been renewed', async () => {
    expect((await site.browse('coordinator@29', '/plan')).status).toBe(200);
    expect((await site.browse('coordinator@30', '/plan')).status).toBe(401);
  });

  it('is over when the sign-in service does not renew it', async () => {
    const gone = aConsole(await lendingWorld());
    gone.revoked.push('renewal-of-coordinator');
    expect((await gone.browse('coordinator@6', '/plan')).status).toBe(401);
  });

  it('goes on while the sign-in service is away, as long as its token lasts', async () => {
    const away = aConsole(await lendingWorld());
    Object.assign(away.signIn, {
      renew: async () => {
        throw new TemporaryFailure('away');
      },
    });
    expect((await away.browse('coordinator@6', '/plan')).status).toBe(200);
  });

  it('tells how many seconds it still has, and asking is use: it renews what a page would renew', async () => {
    const young = await site.browse('coordinator@4', '/session');
    expect(await young.json()).toEqual({ endsIn: 26 * 60, writer: expect.stringMatching(/^[\w-]{43}$/) });
    expect(young.headers.getSetCookie()).toEqual([]);
    const old = await site.browse('coordinator@26', '/session');
    expect(await old.json()).toMatchObject({ endsIn: 30 * 60 });
    expect(cookiesOf(old)['__Host-budkavle']).toMatch(/^__Host-budkavle=coordinator;/);
    expect(old.headers.get('cache-control')).toBe('no-store');
  });

  it('tells nobody who has none, and does not come back by asking', async () => {
    for (const who of ['nobody', 'coordinator@30']) {
      const answer = await site.browse(who, '/session');
      expect([answer.status, await answer.json()]).toEqual([401, { endsIn: 0 }]);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it('tells whose it is by what all their sessions have, and nobody else’s', async () => {
    const of = async (cookie: string) => {
      const { writer } = z
        .object({ writer: z.string() })
        .parse(await (await site.request('/session', { headers: { cookie } })).json());
      return writer;
    };
    const one = await of(sessionOf('coordinator'));
    expect(await of('__Host-budkavle=coordinator; __Host-budkavle-renewal=renewal-of-another')).toBe(one);
    expect(await of(sessionOf('registrar'))).not.toBe(one);
    const page = await (await site.browse('coordinator', '/')).text();
    expect(page).toContain(`data-session="1800" data-writer="${one}"`);
    expect(formTokenOn(page)).not.toBe(one);
  });

  it('needs both of its cookies', async () => {
    for (const cookie of sessionOf('coordinator').split('; '))
      expect((await site.request('/plan', { headers: { cookie } })).status).toBe(401);
  });

  it('shows who it is of, and never its tokens', async () => {
    const page = await (await site.browse('registrar', '/plan')).text();
    expect(page).toContain('Kim registrar');
    expect(page).toContain('Registrator');
    expect(page).not.toContain('renewal-of');
  });
});

describe('signing out, and every other form', () => {
  const leave = async (headers: Record<string, string>, formToken?: string) => {
    const own = aConsole(await lendingWorld());
    const token = formToken ?? formTokenOn(await (await own.browse('coordinator', '/')).text());
    const body = new URLSearchParams({ formToken: token });
    const answer = await own.browse('coordinator', '/sign-out', { method: 'POST', body, headers });
    return { answer, revoked: own.revoked };
  };
  const SAME = 'same-origin';

  it.each([
    ['its own origin', { origin: CONSOLE_URL }],
    ['its own origin, as the browser says too', { origin: CONSOLE_URL, 'sec-fetch-site': SAME }],
    ['an origin that it does not tell, from the same site', { origin: 'null', 'sec-fetch-site': SAME }],
  ])('is taken from %s: the sign-in is revoked and the cookies go', async (_, headers) => {
    const { answer, revoked } = await leave(headers);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('https://sign-in.example/logout');
    expect(revoked).toEqual(['renewal-of-coordinator']);
    for (const cookie of answer.headers.getSetCookie()) expect(cookie).toContain('Max-Age=0');
    expect(answer.headers.get('clear-site-data')).toBe('"cache"');
  });

  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, undefined],
    ['another site that hides', { origin: 'null', 'sec-fetch-site': 'cross-site' }, undefined],
    ['a neighbour', { origin: 'https://x.console.example', 'sec-fetch-site': 'same-site' }, undefined],
    ['an address typed in', { 'sec-fetch-site': 'none' }, undefined],
    ['another origin, in a browser that says no more', { origin: 'https://evil.example' }, undefined],
    ['an origin that nobody tells', { origin: 'null' }, undefined],
    ['nowhere', {}, undefined],
    ['here without the token', { origin: CONSOLE_URL, 'sec-fetch-site': SAME }, ''],
    [
      'here with the token of another session',
      { origin: CONSOLE_URL, 'sec-fetch-site': SAME },
      'x'.repeat(43),
    ],
  ])('is refused from %s, and nobody is signed out', async (_, headers, token) => {
    const { answer, revoked } = await leave(headers, token);
    expect(answer.status).toBe(403);
    expect(revoked).toEqual([]);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('has another token in every session, and the same on every page of one', async () => {
    const of = async (who: string) => formTokenOn(await (await site.browse(who, '/')).text());
    const [one, again, other] = [await of('coordinator'), await of('coordinator@6'), await of('registrar')];
    expect(one).toMatch(/^[\w-]{43}$/);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });
});

it('the script that tells of the end is the same for all, and may be kept for an hour', async () => {
  const answer = await site.request('/session.js');
  expect(answer.headers.get('content-type')).toContain('text/javascript');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
  expect(await (await site.browse('coordinator', '/session.js')).text()).toBe(await answer.text());
});

it('every answer of the console runs only its own scripts; its forms lead only to itself or the sign-in', async () => {
  for (const [who, path] of [
    ['coordinator', '/'],
    ['nobody', '/'],
    ['coordinator', '/nowhere'],
    ['local-lead', '/'],
  ] as const) {
    const policy = (await site.browse(who, path)).headers.get('content-security-policy')?.split('; ');
    expect(policy?.toSorted()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "form-action 'self' https://sign-in.example",
      "frame-ancestors 'none'",
      "frame-src 'self'",
      "img-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
    ]);
  }
});
