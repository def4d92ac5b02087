import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JwtVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { UserPools } from '../../src/cognito/cognito.ts';
import { PoolUsers } from '../../src/cognito/pool-users.ts';
import { groupSignIn, type SignIn } from '../../src/cognito/sign-in.ts';
import { SigningKey } from '../../src/cognito/signing-key.ts';
import { issuerOf } from '../../src/cognito/user-pool.ts';
import { openDatabase } from '../../src/shared/database.ts';
import { emptyBlueprint } from '../../src/template/blueprint.ts';
import { readUserPool, readUserPoolClient } from '../../src/template/cognito-resources.ts';
import { UnsupportedResource } from '../../src/template/unsupported-resource.ts';

const API = 'http://127.0.0.1:4400';
const folder = mkdtempSync(join(tmpdir(), 'local-cloud-pool-'));
afterAll(() => rmSync(folder, { recursive: true }));
const key = new SigningKey(join(folder, 'key.pem'));
const issuer = issuerOf(API, 'pool1');
const client = {
  id: 'client1',
  pool: 'pool1',
  issuer,
  callbackUrls: [`${API}/sign-in/callback`],
  logoutUrls: [`${API}/signed-out`],
  idTokenMinutes: 30,
  refreshTokenMinutes: 720,
};
const groups = ['clerk', 'keeper'].map((name) => ({ pool: 'pool1', name }));
const attributes = [{ pool: 'pool1', name: 'shop' }];
const answersSchema = z.strictObject({
  group: z.string(),
  attributes: z.record(z.string(), z.string()).default({}),
  shop: z.string().optional(),
});
const signIn: SignIn = {
  page: groupSignIn.page,
  personOf: (answers) => {
    const who = answersSchema.safeParse(answers);
    if (!who.success) return { problem: 'who is that?' };
    const { group, shop, attributes } = who.data;
    const own = shop === undefined ? attributes : { shop };
    return { name: 'Kim', email: 'kim@shop.example', groups: [group], attributes: own };
  },
};

const someUsers = () => new PoolUsers({ database: openDatabase(':memory:'), clock: Date });

function pools() {
  let ahead = 0;
  const users = new UserPools({
    ...{ pools: [], clients: [client], groups, attributes, signIn, key, users: someUsers() },
    clock: { now: () => Date.now() + ahead },
  });
  const ask = (method: string, path: string, body = '', type = 'application/x-www-form-urlencoded') =>
    users.answer({
      method,
      url: new URL(path, API),
      headers: { 'content-type': type },
      body: Buffer.from(body),
    });
  const form = (path: string, fields: Record<string, string>) =>
    ask('POST', `/local/cognito${path}`, new URLSearchParams(fields).toString());
  const later = (millis: number) => {
    ahead += millis;
  };
  return { ask, form, later };
}

const VERIFIER = 'v'.repeat(43);
const attempt = (over: Record<string, string> = {}) =>
  `/oauth2/authorize?${new URLSearchParams({
    response_type: 'code',
    client_id: 'client1',
    redirect_uri: `${API}/sign-in/callback`,
    state: 's',
    nonce: 'n',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...over,
  })}`;
const bodyOf = (answer: { body: string | Buffer } | undefined) => JSON.parse(String(answer?.body ?? '{}'));
const fetcher = {
  fetch: async () => new TextEncoder().encode(JSON.stringify(key.keySet())).buffer as ArrayBuffer,
};
const jwksUri = `${issuer}/.well-known/jwks.json`;
/** What an app checks tokens with. */
const verifier = JwtVerifier.create(
  { issuer, audience: 'client1', jwksUri },
  { jwksCache: new SimpleJwksCache({ fetcher }) },
);

describe('a sign-in', () => {
  const codeFrom = ({ form }: ReturnType<typeof pools>) => {
    const back = new URL(String(form(attempt(), { group: 'keeper', shop: '17' })?.headers.location));
    expect(back.searchParams.get('state')).toBe('s');
    return back.searchParams.get('code') ?? '';
  };
  const grant = (code: string, over: Record<string, string> = {}) => ({
    grant_type: 'authorization_code',
    client_id: 'client1',
    redirect_uri: `${API}/sign-in/callback`,
    code,
    code_verifier: VERIFIER,
    ...over,
  });

  it('gives for its code, once, tokens that an app finds genuine', async () => {
    const site = pools();
    const code = codeFrom(site);
    const tokens = z
      .looseObject({ id_token: z.string() })
      .parse(bodyOf(site.form('/oauth2/token', grant(code))));
    expect(await verifier.verify(tokens.id_token)).toMatchObject({
      'cognito:groups': ['keeper'],
      'custom:shop': '17',
      email: 'kim@shop.example',
      email_verified: true,
      token_use: 'id',
      nonce: 'n',
    });
    expect(site.form('/oauth2/token', grant(code))?.status).toBe(400);
  });

  it.each([
    ['another verifier', { code_verifier: 'w'.repeat(43) }],
    ['another client', { client_id: 'client2' }],
    ['another address to come back to', { redirect_uri: `${API}/elsewhere` }],
    ['another kind of grant', { grant_type: 'password' }],
  ])('gives none for %s', (_, over) => {
    const site = pools();
    expect(site.form('/oauth2/token', grant(codeFrom(site), over))?.status).toBe(400);
  });

  it('gives none for a code that is five minutes old', () => {
    const site = pools();
    const code = codeFrom(site);
    site.later(5 * 60_000);
    expect(site.form('/oauth2/token', grant(code))?.status).toBe(400);
  });

  it('is renewed for twelve hours, and not once it is revoked', () => {
    const site = pools();
    const renewal = () => String(bodyOf(site.form('/oauth2/token', grant(codeFrom(site)))).refresh_token);
    const renew = (token: string) =>
      site.form('/oauth2/token', { grant_type: 'refresh_token', client_id: 'client1', refresh_token: token })
        ?.status;
    const [one, other] = [renewal(), renewal()];
    expect([renew(one), renew(one), renew(other)]).toEqual([200, 200, 200]);
    site.form('/oauth2/revoke', { client_id: 'client1', token: one });
    expect([renew(one), renew(other)]).toEqual([400, 200]);
    site.later(12 * 3_600_000);
    expect([renew(other), renew('a.b.c')]).toEqual([400, 400]);
  });

  it.each([
    ['a client that is not there', { client_id: 'x' }],
    ['an address that is not the client’s', { redirect_uri: 'https://evil.example/' }],
    ['no challenge', { code_challenge: '' }],
    ['a plain challenge', { code_challenge_method: 'plain' }],
    ['tokens in the address', { response_type: 'token' }],
  ])('does not begin with %s', (_, over) => {
    const { ask, form } = pools();
    expect(ask('GET', `/local/cognito${attempt(over)}`)?.status).toBe(400);
    expect(form(attempt(over), { group: 'clerk' })?.status).toBe(400);
  });
});

describe('a program', () => {
  const askFor = (body: unknown, type = 'application/json') =>
    pools().ask('POST', '/local/sign-in', JSON.stringify(body), type);

  it('gets a token for a group', async () => {
    const { token, expiresIn } = bodyOf(askFor({ group: 'clerk' }));
    expect(expiresIn).toBe(1800);
    expect((await verifier.verify(token))['cognito:groups']).toEqual(['clerk']);
  });

  it.each([
    ['a group that the pool does not have', { group: 'owner' }],
    ['an attribute that the pool does not have', { group: 'keeper', attributes: { size: '3' } }],
    ['somebody whom the option does not know', { group: 'clerk', groups: ['keeper'] }],
    ['nothing', undefined],
  ])('gets none for %s', (_, body) => {
    expect(askFor(body)?.status).toBe(400);
  });

  it('gets none for a form, which another site could send', () => {
    expect(askFor({ group: 'clerk' }, 'text/plain')?.status).toBe(415);
  });
});

describe('without an option', () => {
  it('people sign in as members of a group, another address being another person', () => {
    expect(groupSignIn.personOf({ group: 'clerk' })).toEqual({
      ...{ name: 'clerk@people.example', email: 'clerk@people.example', groups: ['clerk'], attributes: {} },
    });
    expect(groupSignIn.personOf({ email: 'a@b.example' })).toMatchObject({
      email: 'a@b.example',
      groups: [],
    });
    expect(groupSignIn.personOf({ name: 'Kim' })).toHaveProperty('problem');
  });

  it('the page offers each group and says what is wrong', () => {
    const page = groupSignIn.page({ groups: ['clerk', 'a"b'], problem: '<who>' });
    expect(page).toContain('<button name="group" value="clerk">clerk</button>');
    expect(page).toContain('value="a&quot;b"');
    expect(page).toContain('&lt;who&gt;');
  });
});

describe('the rest of the API’s port', () => {
  it('is left to the API, but for what is under /local/', () => {
    const { ask } = pools();
    expect(ask('GET', '/')).toBeUndefined();
    expect(ask('GET', '/api/rollouts')).toBeUndefined();
    expect(ask('GET', '/local/nothing')?.status).toBe(404);
    const none = new UserPools({
      ...{ pools: [], clients: [], groups: [], attributes: [], signIn, key, users: someUsers() },
      clock: { now: () => 0 },
    });
    const request = {
      method: 'POST',
      url: new URL('/local/sign-in', API),
      headers: {},
      body: Buffer.from(''),
    };
    expect(none.answer(request)).toBeUndefined();
  });
});

it('the key outlasts a restart', () => {
  expect(new SigningKey(join(folder, 'key.pem')).keySet()).toEqual(key.keySet());
});

describe('a template', () => {
  const resource = (type: string, properties: Record<string, unknown>) => ({
    ...{ stack: 'S', logicalId: 'Thing', type, ref: 'thing' },
    attributes: { ProviderURL: issuer },
    properties,
  });
  const pool = {
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    MfaConfiguration: 'ON',
    Schema: [{ Name: 'email' }],
    UsernameAttributes: ['email'],
  };
  const users = resource('AWS::Cognito::UserPool', pool);
  const appClient = {
    UserPoolId: 'thing',
    GenerateSecret: false,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid'],
    CallbackURLs: [],
    LogoutURLs: [],
    EnableTokenRevocation: true,
    ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    SupportedIdentityProviders: ['COGNITO'],
    IdTokenValidity: 1,
    RefreshTokenValidity: 12,
    TokenValidityUnits: { IdToken: 'hours', RefreshToken: 'hours', AccessToken: 'hours' },
  };

  it('may define attributes of its own', () => {
    const blueprint = emptyBlueprint();
    const own = { Schema: [{ Name: 'email' }, { Name: 'shop' }] };
    readUserPool(resource('AWS::Cognito::UserPool', { ...pool, ...own }), blueprint);
    expect(blueprint.userPools.attributes).toEqual([{ pool: 'thing', name: 'shop' }]);
  });

  it('is understood in every unit of time', () => {
    const blueprint = emptyBlueprint();
    const assembly = { resources: [users], assets: new Map() };
    readUserPoolClient(resource('AWS::Cognito::UserPoolClient', appClient), blueprint, assembly);
    expect(blueprint.userPools.clients).toMatchObject([
      { idTokenMinutes: 60, refreshTokenMinutes: 720, issuer },
    ]);
  });

  it.each([
    ['people who sign themselves up', { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } }],
    ['no second factor', { MfaConfiguration: 'OFF' }],
    ['a trigger', { LambdaConfig: { PreTokenGeneration: 'arn' } }],
    ['an attribute that no token here has', { Schema: [{ Name: 'phone_number' }] }],
  ])('whose pool has %s is refused by name', (_, over) => {
    const wrong = resource('AWS::Cognito::UserPool', { ...pool, ...over });
    expect(() => readUserPool(wrong, emptyBlueprint())).toThrow(UnsupportedResource);
    expect(() => readUserPool(wrong, emptyBlueprint())).toThrow(new RegExp(Object.keys(over)[0] ?? ''));
  });

  it.each([
    ['a secret', { GenerateSecret: true }],
    ['tokens in the address', { AllowedOAuthFlows: ['implicit'] }],
    ['passwords sent by programs', { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }],
    ['a setting that is not read', { AuthSessionValidity: 3 }],
  ])('whose client has %s is refused by name', (_, over) => {
    const wrong = resource('AWS::Cognito::UserPoolClient', { ...appClient, ...over });
    const read = () => readUserPoolClient(wrong, emptyBlueprint(), { resources: [users], assets: new Map() });
    expect(read).toThrow(UnsupportedResource);
    expect(read).toThrow(new RegExp(Object.keys(over)[0] ?? ''));
  });
});
