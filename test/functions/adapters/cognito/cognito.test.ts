import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Claims, SigningKey } from '@budkavle/local-cloud/signing-key';
import { FetchError } from 'aws-jwt-verify/error';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { CognitoSignInService } from '../../../../functions/adapters/cognito/sign-in-service.ts';
import { CognitoTokenVerifier } from '../../../../functions/adapters/cognito/token-verifier.ts';

const ISSUER = 'https://cognito-idp.eu-north-1.amazonaws.com/eu-north-1_pool';
const CLIENT = 'client1';
const folder = mkdtempSync(join(tmpdir(), 'budkavle-key-'));
const [key, otherKey] = [new SigningKey(join(folder, 'a.pem')), new SigningKey(join(folder, 'b.pem'))];
afterAll(() => rmSync(folder, { recursive: true }));

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
const NOW = Math.floor(Date.now() / 1000);
const fetcher = {
  fetch: async () => new TextEncoder().encode(JSON.stringify(key.keySet())).buffer as ArrayBuffer,
};
const verifier = new CognitoTokenVerifier({ issuer: ISSUER, clientId: CLIENT, fetcher });

function claims(over: Claims = {}): Claims {
  return {
    sub: 'u1',
    iss: ISSUER,
    aud: CLIENT,
    token_use: 'id',
    iat: NOW - 60,
    exp: NOW + 600,
    email: 'maja@kansli.example',
    email_verified: true,
    name: 'Maja Holm',
    'cognito:groups': ['coordinator', 'some-other-group'],
    ...over,
  };
}

describe('a token', () => {
  it('of the pool for this client says who somebody is, and nothing of what they may do', async () => {
    expect(await verifier.identify(key.token(claims({ nonce: 'n' })))).toEqual({
      identity: { id: 'u1', name: 'Maja Holm', address: 'maja@kansli.example', confirmed: true },
      issuedAt: (NOW - 60) * 1000,
      nonce: 'n',
    });
    // Nobody but Cognito writes `identities`; without them the other claims are nobody's word.
    const own = claims({ 'custom:groups': 'coordinator', 'custom:organisation': '1280' });
    expect((await verifier.identify(key.token(own)))?.identity).not.toHaveProperty('provider');
  });

  // As Cognito writes a claim of one value, of several, and of values that are URL-encoded.
  it.each([
    ['lead', ['lead']],
    ['[lead, GRP Budkavle]', ['lead', 'GRP Budkavle']],
    ['[a%2Cb,c%5D]', ['a,b', 'c]']],
    ['[100%]', ['100%']],
    ['', []],
    [undefined, []],
  ])('of a provider’s user says which, with the groups %s', async (groups, expected) => {
    const federated = claims({
      identities: [{ userId: 'x', providerName: 'Malmo', providerType: 'SAML', primary: 'true' }],
      email_verified: 'false',
      'custom:groups': groups,
      'custom:organisation': '1280',
    });
    expect((await verifier.identify(key.token(federated)))?.identity).toMatchObject({
      ...{ confirmed: false, provider: { name: 'Malmo', groups: expected, organisation: '1280' } },
    });
  });

  it('with an address that nobody has confirmed says so', async () => {
    for (const over of [{ email_verified: false }, { email_verified: undefined }])
      expect((await verifier.identify(key.token(claims(over))))?.identity.confirmed).toBe(false);
  });

  it.each([
    ['is over', { exp: NOW - 1 }],
    ['is of another pool', { iss: `${ISSUER}2` }],
    ['is for another client', { aud: 'client2' }],
    ['is for nobody', { aud: undefined }],
    ['is for other use', { token_use: 'access' }],
    ['has an address that is perhaps confirmed', { email_verified: 'perhaps' }],
    ['has no address', { email: undefined }],
    ['has an organisation that is none', { 'custom:organisation': '1280#' }],
    ['is not valid yet', { nbf: NOW + 600 }],
  ])('that %s is none', async (_, over) => {
    expect(await verifier.identify(key.token(claims(over)))).toBeUndefined();
  });

  const [head = '', body = '', signature = ''] = key.token(claims()).split('.');
  const kid: unknown = key.keySet().keys[0]?.kid;
  const raised = encode(claims({ email: 'approver@kansli.example' }));
  const publicPem = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
    type: 'spki',
    format: 'pem',
  });
  const hmac = `${encode({ alg: 'HS256', kid })}.${body}`;

  it.each([
    ['with other claims under its signature', `${head}.${raised}.${signature}`],
    ['without a signature', `${head}.${body}.`],
    ['that says it needs none', `${encode({ alg: 'none', kid })}.${body}.`],
    ['that says it needs none and keeps one', `${encode({ alg: 'none', kid })}.${body}.${signature}`],
    [
      'signed with the public key as a secret',
      `${hmac}.${createHmac('sha256', publicPem).update(hmac).digest('base64url')}`,
    ],
    ['signed by another key', otherKey.token(claims())],
    ['signed by another key under the name of ours', forged()],
    ['of another algorithm', `${encode({ alg: 'RS512', kid })}.${body}.${signature}`],
    ['that is no token', 'abc'],
    ['that is empty', ''],
    ['of three dots', '...'],
    ['with claims that are no JSON', `${head}.${Buffer.from('{').toString('base64url')}.${signature}`],
  ])('%s is none', async (_, token) => {
    expect(await verifier.identify(token)).toBeUndefined();
  });

  function forged(): string {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const signed = `${head}.${raised}`;
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`;
  }

  it('changed at any one place is none', async () => {
    const token = key.token(claims());
    for (let place = 0; place < token.length; place += 7) {
      const other = token[place] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, place) + other + token.slice(place + 1);
      // The last character of a part may hold bits that mean nothing.
      if (token[place] === '.' || token[place + 1] === '.' || place === token.length - 1) continue;
      expect(await verifier.identify(changed), `place ${place}`).toBeUndefined();
    }
  });

  it('cannot be judged while the keys cannot be read', async () => {
    const away = {
      fetch: async () => {
        throw new FetchError('https://x.example', 'away');
      },
    };
    const blind = new CognitoTokenVerifier({ issuer: ISSUER, clientId: CLIENT, fetcher: away });
    await expect(blind.identify(key.token(claims()))).rejects.toThrow(TemporaryFailure);
  });
});

describe('the sign-in service', () => {
  const service = new CognitoSignInService({
    url: 'https://pool.example',
    clientId: CLIENT,
    consoleUrl: 'https://console.example',
  });
  const asked: { url: string; fields: Record<string, string> }[] = [];
  let answer = new Response();
  beforeEach(() => {
    asked.length = 0;
    vi.stubGlobal('fetch', async (url: string, { body }: { body: URLSearchParams }) => {
      asked.push({ url, fields: Object.fromEntries(body) });
      return answer;
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is asked for a code, with a challenge and never a token', () => {
    const { origin, pathname, searchParams } = new URL(
      service.signInUrl({ state: 's', nonce: 'n', challenge: 'c' }),
    );
    expect(`${origin}${pathname}`).toBe('https://pool.example/oauth2/authorize');
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: CLIENT,
      redirect_uri: 'https://console.example/sign-in/callback',
      scope: 'openid email profile',
      state: 's',
      nonce: 'n',
      code_challenge: 'c',
      code_challenge_method: 'S256',
    });
  });

  it('gives tokens for a code and the verifier', async () => {
    answer = Response.json({ id_token: 'i', refresh_token: 'r', access_token: 'a' });
    expect(await service.exchange('code', 'v')).toEqual({ token: 'i', renewal: 'r' });
    expect(asked).toEqual([
      {
        url: 'https://pool.example/oauth2/token',
        fields: {
          client_id: CLIENT,
          grant_type: 'authorization_code',
          code: 'code',
          code_verifier: 'v',
          redirect_uri: 'https://console.example/sign-in/callback',
        },
      },
    ]);
  });

  it('refuses with 400, which is an answer and no failure', async () => {
    answer = Response.json({ error: 'invalid_grant' }, { status: 400 });
    expect(await service.exchange('code', 'v')).toBeUndefined();
    expect(await service.renew('r')).toBeUndefined();
  });

  it.each([
    ['answers 500', new Response('', { status: 500 })],
    ['answers something else', Response.json({ hello: 'you' })],
    ['answers a page', new Response('<p>')],
  ])('is tried again later when it %s', async (_, strange) => {
    answer = strange;
    await expect(service.renew('r')).rejects.toThrow(TemporaryFailure);
  });
});
