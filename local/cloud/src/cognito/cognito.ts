import { createHash, randomBytes } from 'node:crypto';
import type { WebRequest } from '../http-api/http-api.ts';
import { apiError } from '../http-api/http-api-event.ts';
import type { HttpAnswer } from '../protocol/service-protocol.ts';
import type { Clock } from '../shared/clock.ts';
import { htmlPage, json } from './answers.ts';
import type { PoolUsers } from './pool-users.ts';
import type { SignIn, SignInPerson } from './sign-in.ts';
import type { SigningKey } from './signing-key.ts';
import { Tokens } from './tokens.ts';
import type { UserPoolClient, UserPoolParts } from './user-pool.ts';
import { whoOf } from './who.ts';

type Options = UserPoolParts & {
  signIn: SignIn;
  users: PoolUsers;
  key: SigningKey;
  clock: Clock;
};

type Code = {
  client: UserPoolClient;
  redirectUri: string;
  challenge: string;
  nonce?: string;
  person: SignInPerson;
  until: number;
};
type Endpoint = (request: WebRequest) => HttpAnswer;

const CODE_MILLIS = 5 * 60_000;
const ROOT = '/local/cognito';

/**
 * The endpoints of user pools: authorize, token, revoke, logout and keys as Cognito has them, and a sign-in
 * without a page for programs. https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 */
export class UserPools {
  readonly #options: Options;
  readonly #codes = new Map<string, Code>();
  readonly #tokens: Tokens;
  readonly #endpoints: Readonly<Record<string, Endpoint>>;

  constructor(options: Options) {
    this.#options = options;
    this.#tokens = new Tokens(options);
    this.#endpoints = {
      [`GET ${ROOT}/oauth2/authorize`]: (request) => this.#authorizePage(request),
      [`POST ${ROOT}/oauth2/authorize`]: (request) => this.#authorize(request),
      // Nobody has a password here: whoever would set a new one signs in.
      [`GET ${ROOT}/forgotPassword`]: (request) => this.#authorizePage(request),
      [`POST ${ROOT}/forgotPassword`]: (request) => this.#authorize(request),
      [`POST ${ROOT}/oauth2/token`]: (request) => this.#grant(formOf(request)),
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

  /** Undefined when the path is not one of these; all of `/local/` is. */
  answer(request: WebRequest): HttpAnswer | undefined {
    if (this.#options.clients.length === 0 || !request.url.pathname.startsWith('/local/')) return undefined;
    const endpoint = this.#endpoints[`${request.method} ${request.url.pathname}`];
    return endpoint ? endpoint(request) : apiError(404, 'Not Found');
  }

  #authorizePage({ url }: WebRequest): HttpAnswer {
    const attempt = this.#attemptOf(url);
    if (typeof attempt === 'string') return apiError(400, attempt);
    return htmlPage(200, this.#options.signIn.page({ groups: this.#groupsOf(attempt.client) }));
  }

  #authorize(request: WebRequest): HttpAnswer {
    const attempt = this.#attemptOf(request.url);
    if (typeof attempt === 'string') return apiError(400, attempt);
    const filled = [...formOf(request)].filter(([, value]) => value.trim() !== '');
    const who = whoOf(attempt.client, Object.fromEntries(filled), this.#options);
    if ('problem' in who) {
      const question = { groups: this.#groupsOf(attempt.client), problem: who.problem };
      return htmlPage(400, this.#options.signIn.page(question));
    }
    const code = randomBytes(24).toString('base64url');
    this.#codes.set(code, { ...attempt, person: who.person, until: this.#options.clock.now() + CODE_MILLIS });
    const back = new URL(attempt.redirectUri);
    back.searchParams.set('code', code);
    const state = request.url.searchParams.get('state');
    if (state) back.searchParams.set('state', state);
    return { status: 303, headers: { location: back.href, 'cache-control': 'no-store' }, body: '' };
  }

  /** The parameters of an authorization request, or what is wrong with them. */
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

  #grant(form: URLSearchParams): HttpAnswer {
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
    const { client, person, nonce } = code;
    const refresh_token = this.#tokens.renewal(client, person);
    return json(200, { ...this.#tokens.idToken(client, person, nonce), refresh_token });
  }

  #renew(form: URLSearchParams): HttpAnswer {
    const client = this.#clientOf(form.get('client_id'));
    const person = client && this.#tokens.renewedBy(client, form.get('refresh_token') ?? '');
    const gone = person?.username && !this.#options.users.find(client?.pool ?? '', person.username);
    return person && client && !gone
      ? json(200, this.#tokens.idToken(client, person))
      : json(400, { error: 'invalid_grant' });
  }

  #revoke(form: URLSearchParams): HttpAnswer {
    this.#tokens.revoke(form.get('token') ?? '');
    return { status: 200, headers: {}, body: '' };
  }

  #logout({ url: { searchParams } }: WebRequest): HttpAnswer {
    const client = this.#clientOf(searchParams.get('client_id'));
    const to = searchParams.get('logout_uri') ?? '';
    if (!client?.logoutUrls.includes(to)) return apiError(400, 'logout_uri is none of the client');
    return { status: 302, headers: { location: to }, body: '' };
  }

  /** For programs and tests on this machine: what `signIn.personOf` reads → a token. */
  #signIn({ headers, body }: WebRequest): HttpAnswer {
    const [client] = this.#options.clients;
    if (!client || !/^application\/json/.test(headers['content-type'] ?? ''))
      return apiError(415, 'send JSON with Content-Type: application/json');
    const who = whoOf(client, parsed(body), this.#options);
    if ('problem' in who) return apiError(400, who.problem);
    const { id_token: token, expires_in: expiresIn } = this.#tokens.idToken(client, who.person);
    return json(200, { token, expiresIn });
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
