import type { Clock, Ticker } from '../shared/clock.ts';
import type { Database } from '../shared/database.ts';
import type { Invoke } from '../sqs/queue-poller.ts';
import type { Queues } from '../sqs/sqs.ts';
import { Deliveries, type Delivery, type Failure } from './deliveries.ts';
import type { DeliveryResult } from './target-delivery.ts';

/** AWS::Lambda::EventInvokeConfig and DeadLetterConfig of one function. */
export type AsyncFunctionConfig = {
  functionArn: string;
  /** 0 to 2; 2 when absent. */
  maximumRetryAttempts?: number;
  /** 60 to 21 600; 21 600 (6 h) when absent. */
  maximumEventAgeSeconds?: number;
  /** Queue that gets events which could not be processed. */
  deadLetterArn?: string;
};

export type LostInvocation = { functionArn: string; error: string };

type Options = {
  database: Database;
  clock: Clock;
  ticker?: Ticker;
  functions: AsyncFunctionConfig[];
  invoke: Invoke;
  queues: Queues;
  /** An event that its function failed on and no queue took. */
  onLost?: (loss: LostInvocation) => void;
};

/**
 * Lambda's asynchronous invocation: the event is accepted and kept, a function error is retried after one and after
 * two minutes, then the event goes to the function's dead-letter queue.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class AsyncInvocations {
  readonly #options: Options;
  readonly #functions: Map<string, AsyncFunctionConfig>;
  readonly #deliveries: Deliveries;

  constructor(options: Options) {
    this.#options = options;
    this.#functions = new Map(options.functions.map((one) => [one.functionArn, one]));
    this.#deliveries = new Deliveries({
      database: options.database,
      clock: options.clock,
      ticker: options.ticker,
      channel: {
        name: 'lambda',
        attempt: (delivery) => this.#attempt(delivery),
        retryPolicyOf: (functionArn) => ({
          maximumRetryAttempts: this.#functions.get(functionArn)?.maximumRetryAttempts ?? 2,
          maximumEventAgeSeconds: this.#functions.get(functionArn)?.maximumEventAgeSeconds ?? 21_600,
        }),
        backoffSeconds: (retry) => retry * 60,
        giveUp: (delivery, failure) => this.#giveUp(delivery, failure),
      },
    });
  }

  start(): void {
    this.#deliveries.start();
  }

  async stop(): Promise<void> {
    await this.#deliveries.stop();
  }

  async tick(): Promise<void> {
    await this.#deliveries.tick();
  }

  /** Accepted invocations that have neither succeeded nor been given up. */
  pending(): number {
    return this.#deliveries.pending();
  }

  /** Accepts an event (JSON text); throws when there is no such function. */
  add(functionArn: string, payload: string): void {
    if (!this.#functions.has(functionArn))
      throw new Error(`no function '${functionArn}': is it in the template?`);
    this.#deliveries.add({ route: functionArn, payload });
  }

  async #attempt({ route, payload }: Delivery): Promise<DeliveryResult> {
    const result = await this.#options.invoke(route, JSON.parse(payload));
    return result.ok ? { ok: true } : { ok: false, code: 'FunctionError', error: result.error, retry: true };
  }

  #giveUp({ route, payload }: Delivery, { error }: Failure): void {
    const deadLetterArn = this.#functions.get(route)?.deadLetterArn;
    if (deadLetterArn === undefined) {
      this.#options.onLost?.({ functionArn: route, error });
      return;
    }
    this.#options.queues.send(deadLetterArn, {
      body: payload,
      messageAttributes: {
        ErrorCode: { DataType: 'Number', StringValue: '200' },
        ErrorMessage: { DataType: 'String', StringValue: error.slice(0, 1024) },
      },
    });
  }
}
