import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Log } from './log.ts';

type Options = { log: Log; work: (context: Context, event: unknown) => Promise<void> };

/**
 * A Lambda on a schedule. Errors are logged by class and rethrown to Lambda, which retries and then moves the
 * event to a dead-letter queue.
 */
export function scheduledHandler({ log, work }: Options) {
  return middy()
    .use(injectLambdaContext(log.logger, { resetKeys: true }))
    .handler(async (event: unknown, context: Context): Promise<void> => {
      try {
        await work(context, event);
      } catch (error) {
        log.error('RUN_FAILED', error);
        throw error;
      }
    });
}
