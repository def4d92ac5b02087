import { createHash, randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../clock.ts';
import { apiError } from '../http-api/http-api-event.ts';
import type { HttpAnswer } from '../service-protocol.ts';
import { type Person, personOf, personSchema, whoSchema } from './people.ts';
import { localSignInPage } from './sign-in-page.ts';
import type { Claims, SigningKey } from './signing-key.ts';
import type { UserPoolClient, UserPoolGroup } from './user-pool.ts';

type Options = {
  clients: readonly UserPoolClient[];
  groups: readonly UserPoolGroup[];
  key: SigningKey;
  clock: Clock;
};
export type WebRequest = {
  method: string;
  url: URL;
  headers: { 'content-type'?: string | undefined };
  body: Buffer;
};

type Code = {
  client: UserPoolClient;
  redirectUri: string;
  challenge: string;
  nonce?: string;
  person: Person;
  until: number;
};
type Endpoint = (request: WebRequest) => HttpAnswer;

const CODE_MILLIS = 5 * 60_000;
const ROOT = '/local/cognito';
const refreshSchema = z.object({
  token_use: z.literal('refresh'),
  jti: z.string(),
  client_id: z.string(),
  exp: z.number(),
  person: personSchema,
});

/**
 * The endpoints of user pools: authorize, token, revoke, logout and keys as Cognito has them, and a sign-in without a page
 * for programs. https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 */
export class UserPools {
  readonly #options: Options;
  readonly #codes = new Map<string, Code>();
  readonly #revoked = new Set<string>();
  readonly #endpoints: Readonly<Record<string, Endpoint>>;

  constructor(options: Options) {
    this.#options = options;
    this.#endpoints = {
      [`GET ${ROOT}/oauth2/authorize`]: (request) => this.#authorizePage(request),
      [`POST ${ROOT}/oauth2/authorize`]: (request) => this.#authorize(request),
      [`POST ${ROOT}/oauth2/token`]: (request) => this.#token(formOf(request)),
      [`POST ${ROOT}/oauth2/revoke`]: (request) => this.#revoke(formOf(request)),
      [`GET ${ROOT}/logout`]: (request) => this.#logout(request),
      'POST /local/sign-in': (request) => this.#signIn(request),
      ...Object.fromEntries(
        options.clients.map(({ pool }) => [
          `GET ${ROOT}/${pool}/.well-known/jwks.json`,
          () => json(200, options.key.keySet()),
        ]),
      ),
    };
  }

  /** Undefined where the path is not one of these; `/local/` is no other's. */
  answer(request: WebRequest): HttpAnswer | undefined {
    if (this.#options.clients.length === 0 || !request.url.pathname.startsWith('/local/')) return undefined;
    const endpoint = this.#endpoints[`${request.method} ${request.url.pathname}`];
    return endpoint ? endpoint(request) : apiError(404, 'Not Found');
  }

  #authorizePage({ url }: WebRequest): HttpAnswer {
    const attempt = this.#attemptOf(url);
    if (typeof attempt === 'string') return apiError(400, attempt);
    return page(200, localSignInPage({ groups: this.#groupsOf(attempt.client) }));
  }

  #authorize(request: WebRequest): HttpAnswer {
    const attempt = this.#attemptOf(request.url);
    if (typeof attempt === 'string') return apiError(400, attempt);
    const filled = [...formOf(request)].filter(([, value]) => value.trim() !== '');
    const who = this.#whoOf(attempt.client, Object.fromEntries(filled));
    if ('problem' in who) {
      return page(400, localSignInPage({ groups: this.#groupsOf(attempt.client), problem: who.problem }));
    }
    const code = randomBytes(24).toString('base64url');
    this.#codes.set(code, { ...attempt, person: who.person, until: this.#options.clock.now() + CODE_MILLIS });
    const back = new URL(attempt.redirectUri);
    back.searchParams.set('code', code);
    const state = request.url.searchParams.get('state');
    if (state) back.searchParams.set('state', state);
    return { status: 303, headers: { location: back.href, 'cache-control': 'no-store' }, body: '' };
  }

  /** What a browser was sent here with, or what is wrong with it. */
  #attemptOf({ searchParams }: URL): Omit<Code, 'person' | 'until'> | string {
    const client = this.#clientOf(searchParams.get('client_id'));
    const redirectUri = searchParams.get('redirect_uri') ?? '';
    if (!client) return 'client_id is not known';
    if (!client.callbackUrls.includes(redirectUri)) return 'redirect_uri is no callback of the client';
    if (searchParams.get('response_type') !== 'code') return 'response_type must be code';
    const challenge = searchParams.get('code_challenge') ?? '';
    if (searchParams.get('code_challenge_method') !== 'S256' || !challenge)
      return 'code_challenge must be S256';
    const nonce = searchParams.get('nonce');
    return { client, redirectUri, challenge, ...(nonce ? { nonce } : {}) };
  }

  #token(form: URLSearchParams): HttpAnswer {
    const grant = form.get('grant_type');
    if (grant === 'authorization_code') return this.#redeem(form);
    if (grant === 'refresh_token') return this.#renew(form);
    return json(400, { error: 'unsupported_grant_type' });
  }

  #redeem(form: URLSearchParams): HttpAnswer {
    const given = form.get('code') ?? '';
    const code = this.#codes.get(given);
    this.#codes.delete(given);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const good =
      code?.client.id === form.get('client_id') &&
      code?.redirectUri === form.get('redirect_uri') &&
      code?.challenge === challenge &&
      code.until > this.#options.clock.now();
    if (!code || !good) return json(400, { error: 'invalid_grant' });
    const refresh_token = this.#refreshToken(code.client, code.person);
    return json(200, { ...this.#tokens(code.client, code.person, code.nonce), refresh_token });
  }

  #renew(form: URLSearchParams): HttpAnswer {
    const refresh = refreshSchema.safeParse(this.#options.key.claimsOf(form.get('refresh_token') ?? '')).data;
    const client = this.#clientOf(form.get('client_id'));
    const good =
      refresh?.client_id === client?.id &&
      !this.#revoked.has(refresh?.jti ?? '') &&
      (refresh?.exp ?? 0) * 1000 > this.#options.clock.now();
    if (!client || !refresh || !good) return json(400, { error: 'invalid_grant' });
    return json(200, this.#tokens(client, refresh.person));
  }

  #revoke(form: URLSearchParams): HttpAnswer {
    const refresh = refreshSchema.safeParse(this.#options.key.claimsOf(form.get('token') ?? '')).data;
    if (refresh) this.#revoked.add(refresh.jti);
    return { status: 200, headers: {}, body: '' };
  }

  #logout({ url: { searchParams } }: WebRequest): HttpAnswer {
    const client = this.#clientOf(searchParams.get('client_id'));
    const to = searchParams.get('logout_uri') ?? '';
    if (!client?.logoutUrls.includes(to)) return apiError(400, 'logout_uri is none of the client');
    return { status: 302, headers: { location: to }, body: '' };
  }

  /** For programs and tests on this machine: `{ role, organisation?, address? }` → a token. */
  #signIn({ headers, body }: WebRequest): HttpAnswer {
    const [client] = this.#options.clients;
    if (!client || !/^application\/json/.test(headers['content-type'] ?? ''))
      return apiError(415, 'send JSON with Content-Type: application/json');
    const who = this.#whoOf(client, parsed(body));
    if ('problem' in who) return apiError(400, who.problem);
    const { id_token: token, expires_in: expiresIn } = this.#tokens(client, who.person);
    return json(200, { token, expiresIn });
  }

  #whoOf(client: UserPoolClient, given: unknown): { person: Person } | { problem: string } {
    const groups = this.#groupsOf(client);
    const who = whoSchema.safeParse(given);
    if (!who.success) return { problem: z.prettifyError(who.error) };
    if (!groups.includes(who.data.role)) return { problem: `role is not one of ${groups.join(', ')}` };
    return { person: personOf(who.data) };
  }

  #tokens({ id, issuer, idTokenMinutes }: UserPoolClient, person: Person, nonce?: string) {
    const iat = Math.floor(this.#options.clock.now() / 1000);
    const claims: Claims = {
      sub: person.sub,
      iss: issuer,
      aud: id,
      token_use: 'id',
      auth_time: iat,
      iat,
      exp: iat + idTokenMinutes * 60,
      jti: randomUUID(),
      email: person.email,
      email_verified: true,
      name: person.name,
      'cognito:username': person.sub,
      'cognito:groups': person.groups,
      ...(person.organisation ? { 'custom:organisation': person.organisation } : {}),
      ...(nonce ? { nonce } : {}),
    };
    return {
      id_token: this.#options.key.token(claims),
      token_type: 'Bearer',
      expires_in: idTokenMinutes * 60,
    };
  }

  #refreshToken({ id, refreshTokenMinutes }: UserPoolClient, person: Person): string {
    const exp = Math.floor(this.#options.clock.now() / 1000) + refreshTokenMinutes * 60;
    return this.#options.key.token({ token_use: 'refresh', jti: randomUUID(), client_id: id, exp, person });
  }

  #clientOf(id: string | null): UserPoolClient | undefined {
    return this.#options.clients.find((client) => client.id === id);
  }

  #groupsOf({ pool }: UserPoolClient): string[] {
    return this.#options.groups.filter((group) => group.pool === pool).map(({ name }) => name);
  }
}

function formOf({ body }: WebRequest): URLSearchParams {
  return new URLSearchParams(body.toString());
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

function json(status: number, body: unknown): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}

function page(status: number, body: string): HttpAnswer {
  const policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'";
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
    },
    body,
  };
}
