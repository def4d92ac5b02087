import { stillTicker } from '../../src/shared/clock.ts';
import type { InvokeResult } from '../../src/sqs/partial-batch.ts';
import { type EventSourceMapping, QueuePoller } from '../../src/sqs/queue-poller.ts';
import { jobs, queuesWithDeadLetters } from './a-queue.ts';

/** What the function reads of its event. */
export type Event = { Records: { messageId: string; body: string }[] };

const functionArn = 'arn:aws:lambda:eu-north-1:000000000000:function:work';
/** Ten at once, no window, partial batch responses, unless told otherwise. */
export const aMapping = (overrides: Partial<EventSourceMapping> = {}): EventSourceMapping => ({
  queueArn: jobs,
  functionArn,
  batchSize: 10,
  maximumBatchingWindowSeconds: 0,
  reportBatchItemFailures: true,
  ...overrides,
});

/** A function that notes its events and answers with what `answer` makes of each. */
export function aFunction(answer: (event: Event) => InvokeResult | Promise<InvokeResult>) {
  const events: Event[] = [];
  const invoke = async (arn: string, payload: unknown): Promise<InvokeResult> => {
    if (arn !== functionArn) throw new Error(`invoked '${arn}'`);
    const event: Event = JSON.parse(JSON.stringify(payload));
    events.push(event);
    return await answer(event);
  };
  return { invoke, events, bodies: () => events.map(({ Records }) => Records.map(({ body }) => body)) };
}

export const success: InvokeResult = { ok: true, value: undefined };
export const failing = (ids: unknown[]): InvokeResult => ({
  ok: true,
  value: { batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) },
});

/** A poller on `jobs` that runs only when its `tick` is called. */
export function polling(
  answer: (event: Event) => InvokeResult | Promise<InvokeResult>,
  overrides: Partial<EventSourceMapping> = {},
) {
  const cloud = queuesWithDeadLetters();
  const called = aFunction(answer);
  const options = { ...cloud, mapping: aMapping(overrides), invoke: called.invoke, ticker: stillTicker };
  const poller = new QueuePoller(options);
  poller.start();
  return { ...cloud, ...called, poller };
}
