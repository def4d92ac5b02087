import { once } from 'node:events';
import http from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HttpApi } from '../../src/http-api/http-api.ts';
import { type HttpApiRoute, matchRoute } from '../../src/http-api/http-api-routes.ts';
import { Authorization } from '../../src/iam/authorization.ts';
import { type PolicyDocument, parsePolicy } from '../../src/iam/iam.ts';
import type { InvokeResult } from '../../src/sqs/partial-batch.ts';
import { virtualClock } from '../shared/virtual-clock.ts';

const functionArn = 'arn:aws:lambda:eu-north-1:000000000000:function:console';

const aRoute = (key: string, settings: Partial<HttpApiRoute> = {}): HttpApiRoute => ({
  key,
  functionArn,
  signed: false,
  timeoutMilliseconds: 1000,
  ...settings,
});

/** What `aws lambda add-permission` for API Gateway leaves in the function's policy. */
const permission = parsePolicy({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Service: 'apigateway.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: functionArn,
    Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:execute-api:eu-north-1:000000000000:api1/*/*/*' } },
  },
});

type Settings = {
  throttle?: { rateLimit: number; burstLimit: number };
  routes?: HttpApiRoute[];
  answer?: (event: Record<string, unknown>) => unknown;
  result?: InvokeResult;
  policies?: Map<string, PolicyDocument>;
};

async function anApi({ routes, answer, result, policies, throttle }: Settings = {}) {
  const events: Record<string, unknown>[] = [];
  const api = new HttpApi();
  onTestFinished(() => api.close());
  const port = await api.listen(0);
  api.open({
    api: { id: 'api1', routes: routes ?? [aRoute('$default')], ...(throttle && { throttle }) },
    invoke: async (_arn, payload) => {
      const event: Record<string, unknown> = Object(payload);
      events.push(event);
      return result ?? { ok: true, value: await answer?.(event) };
    },
    policies: policies ?? new Map([[functionArn, permission]]),
    authorization: new Authorization({
      functions: [],
      policies: new Map(),
      known: { partitionKeyOf: () => undefined, identities: [] },
    }),
    clock: virtualClock(Date.parse('2026-11-23T07:00:00Z')),
  });
  const get = (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init });
  return { get, events, port };
}

describe('a route is chosen', () => {
  const routes = ['GET /a/b', 'ANY /a/b', 'GET /a/{x}', 'ANY /{proxy+}', 'ANY /a/{proxy+}', '$default'].map(
    (key) => aRoute(key),
  );

  it.each([
    ['GET', '/a/b', 'GET /a/b', {}],
    ['POST', '/a/b', 'ANY /a/b', {}],
    ['GET', '/a/c', 'GET /a/{x}', { x: 'c' }],
    ['POST', '/a/c', 'ANY /a/{proxy+}', { proxy: 'c' }],
    ['GET', '/a/c/d', 'ANY /a/{proxy+}', { proxy: 'c/d' }],
    ['GET', '/b/c%20d', 'ANY /{proxy+}', { proxy: 'b/c d' }],
  ])('%s %s → %s', (method, path, key, pathParameters) => {
    const match = matchRoute(routes, method, path);
    expect(match?.route.key).toBe(key);
    expect(match?.pathParameters).toEqual(pathParameters);
  });

  it('falls back to $default, and to nothing without it', () => {
    expect(matchRoute([aRoute('GET /a'), aRoute('$default')], 'GET', '/b')?.route.key).toBe('$default');
    expect(matchRoute([aRoute('GET /a')], 'GET', '/b')).toBeUndefined();
    expect(matchRoute([aRoute('GET /a')], 'POST', '/a')).toBeUndefined();
    expect(matchRoute([aRoute('GET /a/{x}')], 'GET', '/a/b/c')).toBeUndefined();
  });
});

describe('the function gets payload format 2.0', () => {
  it('with query, cookies and headers as API Gateway writes them', async () => {
    const { get, events } = await anApi({ routes: [aRoute('GET /orders/{id}')] });
    await get('/orders/7?tag=a&tag=b&name=%C3%A5', { headers: { cookie: 'one=1; two=2', 'X-Own': 'yes' } });
    expect(events).toMatchObject([
      {
        version: '2.0',
        routeKey: 'GET /orders/{id}',
        rawPath: '/orders/7',
        rawQueryString: 'tag=a&tag=b&name=%C3%A5',
        cookies: ['one=1', 'two=2'],
        headers: { 'x-own': 'yes' },
        queryStringParameters: { tag: 'a,b', name: 'å' },
        pathParameters: { id: '7' },
        requestContext: {
          apiId: 'api1',
          http: { method: 'GET', path: '/orders/7' },
          stage: '$default',
          time: '23/Nov/2026:07:00:00 +0000',
          timeEpoch: 1795417200000,
        },
        isBase64Encoded: false,
      },
    ]);
    expect(events[0]).not.toHaveProperty('body');
    expect(events[0]).not.toHaveProperty('headers.cookie');
  });

  it.each([
    ['application/json', '{"å":1}', false, '{"å":1}'],
    ['application/x-www-form-urlencoded', 'a=1', true, 'YT0x'],
    ['application/octet-stream', 'a=1', true, 'YT0x'],
  ])('a body of %s', async (contentType, body, isBase64Encoded, expected) => {
    const { get, events } = await anApi();
    await get('/', { method: 'POST', body, headers: { 'content-type': contentType } });
    expect(events[0]).toMatchObject({ body: expected, isBase64Encoded });
  });

  it('with the operator as the caller of a route that asks for a signature', async () => {
    const { get, events } = await anApi({ routes: [aRoute('$default', { signed: true })] });
    await get('/');
    expect(events[0]).toMatchObject({
      requestContext: { authorizer: { iam: { userArn: 'arn:aws:iam::000000000000:user/operator' } } },
    });
  });

  it('without any caller on an open route', async () => {
    const { get, events } = await anApi();
    await get('/');
    expect(events[0]).not.toHaveProperty('requestContext.authorizer');
  });
});

describe('the answer', () => {
  it('keeps status, headers, cookies and text', async () => {
    const { get } = await anApi({
      answer: () => ({ statusCode: 303, headers: { location: '/x' }, cookies: ['a=1', 'b=2'], body: 'å' }),
    });
    const response = await get('/');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/x']);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.text()).toBe('å');
  });

  it('is decoded when it is base64', async () => {
    const { get } = await anApi({ answer: () => ({ statusCode: 200, body: 'AAH/', isBase64Encoded: true }) });
    const bytes = new Uint8Array(await (await get('/')).arrayBuffer());
    expect([...bytes]).toEqual([0, 1, 255]);
  });

  it('is JSON with status 200 when the function names no status', async () => {
    const { get } = await anApi({ answer: () => ({ hello: 1 }) });
    const response = await get('/');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await response.json()).toEqual({ hello: 1 });
  });

  it.each<[string, Settings, string, number]>([
    ['no route matches', { routes: [aRoute('GET /a')] }, '/b', 404],
    ['the function fails', { result: { ok: false, error: 'TypeError: secret' } }, '/', 500],
    ['the function answers a status that is none', { answer: () => ({ statusCode: 7 }) }, '/', 500],
    ['API Gateway has no permission on the function', { policies: new Map() }, '/', 500],
  ])('is an error without details when %s', async (_what, settings, path, status) => {
    const { get } = await anApi(settings);
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(/^\{"message":"(Not Found|Internal Server Error)"\}$/);
  });

  it('says before it is open that it is starting, and when to ask again', async () => {
    const api = new HttpApi();
    onTestFinished(() => api.close());
    const response = await fetch(`http://127.0.0.1:${await api.listen(0)}/`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.text()).toMatch(/Startar: försök igen .* Starting: try again/);
  });

  it('is 503 when the function takes longer than the integration may', async () => {
    const { get } = await anApi({
      routes: [aRoute('$default', { timeoutMilliseconds: 20 })],
      answer: () => new Promise(() => {}),
    });
    expect((await get('/')).status).toBe(503);
  });
});

describe('nothing reaches the function', () => {
  it('without a permission for API Gateway', async () => {
    const { get, events } = await anApi({ policies: new Map() });
    await get('/');
    expect(events).toEqual([]);
  });

  it('from a form or script of another site', async () => {
    const { get, events } = await anApi();
    const response = await get('/', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });
    expect(response.status).toBe(403);
    expect(events).toEqual([]);
  });

  it('under a foreign name that points to this machine', async () => {
    const { port, events } = await anApi();
    const request = http.get({ host: '127.0.0.1', port, headers: { host: 'rebound.example' } });
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(403);
    expect(events).toEqual([]);
  });

  it('except a link that a person follows', async () => {
    const { get, events } = await anApi();
    await get('/', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(events).toHaveLength(1);
  });
});

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
describe('API Gateway refuses before the function sees it', () => {
  it('what exceeds the stage’s throttle', async () => {
    const { get, events } = await anApi({ throttle: { rateLimit: 0.001, burstLimit: 2 } });
    const answers = [await get('/'), await get('/'), await get('/')];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(await answers[2]?.json()).toEqual({ message: 'Too Many Requests' });
    expect(events).toHaveLength(2);
  });

  it('a request line and headers of more than 10,240 bytes', async () => {
    const { get, events } = await anApi();
    expect((await get('/', { headers: { 'x-own': 'a'.repeat(10_000) } })).status).toBe(200);
    expect((await get('/', { headers: { 'x-own': 'a'.repeat(10_300) } })).status).toBe(431);
    expect(events).toHaveLength(1);
  });
});
