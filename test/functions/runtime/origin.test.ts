import { Hono } from 'hono';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { httpHandler } from '../../../functions/runtime/http-handler.ts';
import { Log } from '../../../functions/runtime/log.ts';
import { cameTheRightWay, viewerAddress } from '../../../functions/runtime/origin.ts';

const SECRET = 'a-secret-that-cloudfront-sends-with-each-request';

describe('a request', () => {
  it('around CloudFront is told from one through it by the secret', () => {
    expect(cameTheRightWay(SECRET, SECRET)).toBe(true);
    for (const given of [undefined, '', 'x', SECRET.toUpperCase(), `${SECRET} `])
      expect(cameTheRightWay(given, SECRET)).toBe(false);
  });

  it('may come any way where a stage has no domain', () => {
    expect(cameTheRightWay(undefined, undefined)).toBe(true);
    expect(cameTheRightWay('anything', undefined)).toBe(true);
  });
});

describe('a function behind the API', () => {
  async function answered(headers: Record<string, string>) {
    vi.stubEnv('ORIGIN_SECRET', SECRET);
    onTestFinished(() => void vi.unstubAllEnvs());
    const app = new Hono().get('/', (context) => context.text('the page'));
    const handler = httpHandler(new Log('test'), () => app);
    const http = { method: 'GET', path: '/', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: '' };
    const requestContext = { http, domainName: 'api.example', stage: '$default' };
    const event = { version: '2.0', rawPath: '/', rawQueryString: '', headers, requestContext };
    return await handler(event as never, { functionName: 'test' } as never);
  }

  it('answers what came through CloudFront, and tells all others no more than that they may not', async () => {
    expect(await answered({ 'x-origin-secret': SECRET })).toMatchObject({
      statusCode: 200,
      body: 'the page',
    });
    const around = await answered({ 'x-origin-secret': 'guessed' });
    expect(around).toMatchObject({ statusCode: 403, headers: { 'cache-control': 'no-store' } });
    expect(JSON.stringify(around)).not.toContain('the page');
    expect(await answered({})).toMatchObject({ statusCode: 403 });
  });
});

describe('the address of who asks', () => {
  const asked = async (secret: string | undefined) => {
    const app = new Hono<{ Bindings: object }>();
    app.get('/', (context) => context.text(viewerAddress(context, secret) ?? 'unknown'));
    const requestContext = { http: { sourceIp: '192.0.2.1' } };
    const headers = { 'x-viewer-address': '198.51.100.9' };
    return await (await app.request('/', { headers }, { requestContext })).text();
  };

  it('is what CloudFront says, once its secret is proved', async () => {
    expect(await asked(SECRET)).toBe('198.51.100.9');
  });

  it('is never what a reader of a stage without CloudFront claims', async () => {
    expect(await asked(undefined)).not.toContain('198.51.100.9');
  });
});
