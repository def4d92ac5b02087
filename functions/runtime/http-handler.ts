import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Hono } from 'hono';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { readEnvironment } from './environment.ts';
import type { Log } from './log.ts';
import { AROUND_CLOUDFRONT, cameTheRightWay, ORIGIN_SECRET_HEADER } from './origin.ts';

// What a Request cannot be made with (Fetch Standard, "forbidden method").
const FORBIDDEN = new Set(['TRACE', 'TRACK', 'CONNECT']);
const notAllowed = {
  statusCode: 405,
  headers: { allow: 'GET, HEAD, POST' },
  body: '',
  isBase64Encoded: false,
};

function isForbidden({ requestContext }: LambdaEvent): boolean {
  return 'http' in requestContext && FORBIDDEN.has(requestContext.http.method.toUpperCase());
}

/**
 * A Lambda behind the HTTP API that serves an app; failed requests are passed to `onError`. Where the stage has a
 * domain, a request around CloudFront reaches no app.
 */
export function httpHandler(log: Log, build: (onError: (error: Error) => void) => Hono) {
  const { ORIGIN_SECRET } = readEnvironment(['ORIGIN_SECRET'], process.env);
  const answer = handle(build((error) => log.error('REQUEST_FAILED', error)));
  return middy<LambdaEvent, Awaited<ReturnType<typeof answer>>>()
    .use(injectLambdaContext(log.logger, { resetKeys: true }))
    .handler((event, context) => {
      if (!cameTheRightWay(event.headers?.[ORIGIN_SECRET_HEADER], ORIGIN_SECRET)) return AROUND_CLOUDFRONT;
      return isForbidden(event) ? notAllowed : answer(event, context);
    });
}
