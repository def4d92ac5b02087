import { localRegion } from '../shared/arns.ts';
import { BackgroundWork } from '../shared/background-work.ts';
import type { Clock, Ticker } from '../shared/clock.ts';
import { failedMessageIds, type InvokeResult } from './partial-batch.ts';
import type { QueueMessage, Queues } from './sqs.ts';

/** Runs a function with an event and returns its response. */
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

type Options = {
  mapping: EventSourceMapping;
  queues: Queues;
  invoke: Invoke;
  clock: Clock;
  ticker?: Ticker | undefined;
};

/** Lambda starts with five concurrent batches when the mapping sets no maximum. */
const defaultConcurrency = 5;
/** Delays and visibility timeouts end without a notification, so the poller also polls. */
const lookEveryMilliseconds = 100;

/** Invokes a function with the messages of a queue, at once when one arrives. */
export class QueuePoller extends BackgroundWork {
  readonly #options: Options;
  #gathered: QueueMessage[] = [];
  #gatheringSince = 0;
  #unsubscribe = (): void => {};

  constructor(options: Options) {
    super({ ticker: options.ticker, everyMilliseconds: lookEveryMilliseconds });
    this.#options = options;
  }

  override start(): void {
    this.#unsubscribe = this.#options.queues.onSend((arn) => {
      if (arn === this.#options.mapping.queueArn) this.wake();
    });
    super.start();
  }

  /** Receives no more messages, returns those that wait for their batch, and waits for the running invocations. */
  override async stop(): Promise<void> {
    this.#unsubscribe();
    const { queues, mapping } = this.#options;
    for (const { receiptHandle } of this.#gathered.splice(0)) {
      queues.changeVisibility(mapping.queueArn, receiptHandle, 0);
    }
    await super.stop();
  }

  /** Fills the free invocations from the queue; resolves when those it started have settled. */
  async tick(): Promise<void> {
    const { maximumConcurrency = defaultConcurrency } = this.#options.mapping;
    const started: Promise<void>[] = [];
    while (this.started && this.running() < maximumConcurrency) {
      const batch = this.#nextBatch();
      if (batch.length === 0) break;
      started.push(this.track(this.#process(batch)).finally(() => this.wake()));
    }
    await Promise.all(started);
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
