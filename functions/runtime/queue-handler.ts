import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context, SQSBatchResponse } from 'aws-lambda';
import * as z from 'zod';
import { InvalidInput } from '../../domain/shared/errors.ts';
import { parseQueueMessage } from '../../domain/shared/parse-input.ts';
import { problemAt } from '../../domain/shared/problem.ts';
import { whileCold } from '../../domain/shared/while-cold.ts';
import type { Log } from './log.ts';
import { policyOf } from './policy.ts';

const sqsEventSchema = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      body: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.string() }).optional(),
    }),
  ),
});

/** `first`: the message comes for the first time, so no earlier try of it can have died half way. */
export type Work<T> = (message: T, context: Context, first?: 'first') => Promise<void>;
type Options<T> = {
  log: Log;
  schema: z.ZodType<T>;
  work: Work<T>;
  /** Recognises messages of AWS itself that require no work. */
  isNotice?: (body: string) => boolean;
};

/**
 * A Lambda on a queue: records of a batch are parsed and processed concurrently, as they are independent;
 * only failed ones are retried.
 */
export function queueHandler<T>({ log, schema, work, isNotice = () => false }: Options<T>) {
  return middy()
    .use(injectLambdaContext(log.logger, { resetKeys: true }))
    .handler(async (event: unknown, context: Context): Promise<SQSBatchResponse> => {
      const { Records } = sqsEventSchema.parse(event, whileCold(sqsEventSchema));
      const failures = await Promise.all(
        Records.map(async ({ messageId, body, attributes }) => {
          const first = attributes?.ApproximateReceiveCount === '1' ? 'first' : undefined;
          try {
            if (!isNotice(body)) await work(parseBody(body, schema), context, first);
            return [];
          } catch (error) {
            const { queue, expected } = policyOf(error);
            log.error('RECORD_FAILED', error, { messageId, expected });
            return queue === 'retry' ? [{ itemIdentifier: messageId }] : [];
          }
        }),
      );
      return { batchItemFailures: failures.flat() };
    });
}

function parseBody<T>(body: string, schema: z.ZodType<T>): T {
  const parsed = parseQueueMessage(schema, jsonOf(body));
  if (parsed.ok) return parsed.data;
  throw new InvalidInput('queue message', parsed.problems);
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new InvalidInput('queue message', [problemAt('', 'json-invalid')], { cause });
  }
}
