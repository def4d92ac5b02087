import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Hono } from 'hono';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import type { Log } from './log.ts';

/** A Lambda behind the HTTP API, answering with the routes of an app. */
export function httpHandler(app: Hono, log: Log) {
  const answer = handle(app);
  return middy<LambdaEvent, Awaited<ReturnType<typeof answer>>>()
    .use(injectLambdaContext(log.logger, { resetKeys: true }))
    .handler((event, context) => answer(event, context));
}
