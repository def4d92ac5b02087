import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Hono } from 'hono';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import type { Log } from './log.ts';

/** A Lambda behind the HTTP API that serves an app; failed requests are passed to `onError`. */
export function httpHandler(log: Log, build: (onError: (error: Error) => void) => Hono) {
  const answer = handle(build((error) => log.error('REQUEST_FAILED', error)));
  return middy<LambdaEvent, Awaited<ReturnType<typeof answer>>>()
    .use(injectLambdaContext(log.logger, { resetKeys: true }))
    .handler((event, context) => answer(event, context));
}
