import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { httpHandler } from '../../../functions/runtime/http-handler.ts';
import { Log } from '../../../functions/runtime/log.ts';

const errors: Error[] = [];
const handler = httpHandler(new Log('console'), (onError) => {
  const app = new Hono();
  app.all('*', (context) => context.text(context.req.method));
  app.onError((error) => {
    errors.push(error);
    onError(error);
    return new Response(null, { status: 500 });
  });
  return app;
});

/** A request as the HTTP API hands it on (payload format 2.0). */
const asked = (method: string) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: '/x',
  rawQueryString: '',
  headers: { host: 'console.example' },
  isBase64Encoded: false,
  requestContext: {
    http: { method, path: '/x', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'x' },
  },
});
const call = (method: string): Promise<unknown> =>
  Reflect.apply(handler, undefined, [asked(method), { awsRequestId: 'r1', functionName: 'console' }]);

describe('a request to a function', () => {
  it.each(['GET', 'POST', 'PUT', 'PROPFIND'])('with %s reaches its app', async (method) => {
    expect(await call(method)).toMatchObject({ statusCode: 200, body: method });
  });

  it.each(['TRACE', 'trace', 'TRACK', 'CONNECT'])(
    'with %s is not allowed, and no failure',
    async (method) => {
      expect(await call(method)).toMatchObject({ statusCode: 405, body: '' });
      expect(errors).toEqual([]);
    },
  );
});
