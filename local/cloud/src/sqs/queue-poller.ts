import { localRegion } from '../shared/arns.ts';
import { type Clock, systemTicker, type Ticker } from '../shared/clock.ts';
import { failedMessageIds, type InvokeResult } from './partial-batch.ts';
import type { QueueMessage, Queues } from './sqs.ts';

/** Runs a function with an event and answers what it returned. */
export type Invoke = (functionArn: string, payload: unknown) => Promise<InvokeResult>;
/** As AWS::Lambda::EventSourceMapping has it. */
export type EventSourceMapping = {
  queueArn: string;
  functionArn: string;
  batchSize: number;
  maximumBatchingWindowSeconds: number;
  maximumConcurrency?: number;
  reportBatchItemFailures: boolean;
};

export type QueuePoller = {
  /** Takes no more messages, gives back those that wait for their batch, and waits for the running invocations. */
  stop(): Promise<void>;
  /** Invocations that have not settled. */
  running(): number;
  /** Fills the free invocations from the queue; resolves when those it started have settled. */
  tick(): Promise<void>;
};

type Options = {
  mapping: EventSourceMapping;
  queues: Queues;
  invoke: Invoke;
  clock: Clock;
  ticker?: Ticker;
};

/** Lambda starts with five concurrent batches when the mapping sets no maximum. */
const defaultConcurrency = 5;
/** Delays and visibility timeouts end without an announcement, so the poller looks by itself as well. */
const lookEveryMilliseconds = 100;

/** Invokes a function with what a queue holds, at once when a message comes. */
export function startQueuePoller(options: Options): QueuePoller {
  const poller = new Poller(options);
  const ticker = options.ticker ?? systemTicker;
  poller.start(ticker);
  return poller;
}

class Poller implements QueuePoller {
  readonly #options: Options;
  readonly #running = new Set<Promise<void>>();
  #gathered: QueueMessage[] = [];
  #gatheringSince = 0;
  #stopped: boolean = false;
  #wakeSoon = (): void => {};
  #unsubscribe = (): void => {};

  constructor(options: Options) {
    this.#options = options;
  }

  start(ticker: Ticker): void {
    let waking = false;
    const run = () => {
      waking = false;
      void this.tick();
    };
    this.#wakeSoon = () => {
      if (waking || this.#stopped) return;
      waking = true;
      ticker.soon(run);
    };
    const forget = this.#options.queues.onSend((arn) => {
      if (arn === this.#options.mapping.queueArn) this.#wakeSoon();
    });
    const halt = ticker.every(lookEveryMilliseconds, run);
    this.#unsubscribe = () => {
      forget();
      halt();
    };
  }

  running(): number {
    return this.#running.size;
  }

  async tick(): Promise<void> {
    const { maximumConcurrency = defaultConcurrency } = this.#options.mapping;
    const started: Promise<void>[] = [];
    while (!this.#stopped && this.#running.size < maximumConcurrency) {
      const batch = this.#nextBatch();
      if (batch.length === 0) break;
      started.push(this.#track(this.#process(batch)));
    }
    await Promise.all(started);
  }

  #track(work: Promise<void>): Promise<void> {
    const tracked = work.finally(() => {
      this.#running.delete(tracked);
      this.#wakeSoon();
    });
    this.#running.add(tracked);
    return tracked;
  }

  /** A full batch, or whatever came until the batching window (from the first message on) has passed. */
  #nextBatch(): QueueMessage[] {
    const { queues, clock, mapping } = this.#options;
    const missing = mapping.batchSize - this.#gathered.length;
    const received = queues.receive(mapping.queueArn, { max: missing });
    if (this.#gathered.length === 0) this.#gatheringSince = clock.now();
    this.#gathered.push(...received);
    const waited = clock.now() - this.#gatheringSince;
    if (received.length < missing && waited < mapping.maximumBatchingWindowSeconds * 1000) return [];
    return this.#gathered.splice(0);
  }

  async #process(batch: QueueMessage[]): Promise<void> {
    const { queues, invoke, mapping } = this.#options;
    const result = await invoke(mapping.functionArn, {
      Records: batch.map((one) => recordOf(one, mapping.queueArn)),
    });
    const failed = failedMessageIds(
      result,
      batch.map(({ messageId }) => messageId),
      mapping,
    );
    const done = batch.filter(({ messageId }) => !failed.has(messageId));
    // Failed ones stay hidden until their visibility timeout ends, as in AWS.
    queues.inOneTransaction(() => {
      for (const message of done) queues.delete(mapping.queueArn, message.receiptHandle);
    });
  }

  async stop(): Promise<void> {
    if (!this.#stopped) {
      this.#stopped = true;
      this.#unsubscribe();
      const { queues, mapping } = this.#options;
      for (const { receiptHandle } of this.#gathered.splice(0)) {
        queues.changeVisibility(mapping.queueArn, receiptHandle, 0);
      }
    }
    await Promise.all(this.#running);
  }
}

/** One record of the event that Lambda gives a function; names as in the SQS event of the Lambda guide. */
function recordOf(message: QueueMessage, queueArn: string) {
  const attributes = Object.entries(message.messageAttributes).map(([name, attribute]) => [
    name,
    {
      dataType: attribute.DataType,
      ...(attribute.StringValue !== undefined && { stringValue: attribute.StringValue }),
      ...(attribute.BinaryValue !== undefined && { binaryValue: attribute.BinaryValue }),
      stringListValues: [],
      binaryListValues: [],
    },
  ]);
  return {
    messageId: message.messageId,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: message.attributes,
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: message.md5,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: localRegion,
  };
}
