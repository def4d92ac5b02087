import type { Invoke } from '../sqs/queue-poller.ts';
import type { Queues } from '../sqs/sqs.ts';
import {
  DeliveryLoop,
  type DeliveryOptions,
  type Failure,
  type PendingDelivery,
  type RetryPolicy,
} from './deliveries.ts';
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

type Options = DeliveryOptions & {
  functions: AsyncFunctionConfig[];
  invoke: Invoke;
  queues: Queues;
  /** An event on which its function failed and that no queue accepted. */
  onLost?: (loss: LostInvocation) => void;
};

/**
 * Lambda's asynchronous invocation: the event is accepted and stored, a function error is retried after one and after
 * two minutes, then the event goes to the function's dead-letter queue.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class AsyncInvocations extends DeliveryLoop {
  readonly #options: Options;
  readonly #functions: Map<string, AsyncFunctionConfig>;

  constructor(options: Options) {
    super('lambda', options);
    this.#options = options;
    this.#functions = new Map(options.functions.map((one) => [one.functionArn, one]));
  }

  /** Accepts an event (JSON text); throws when there is no such function. */
  add(functionArn: string, payload: string): void {
    if (!this.#functions.has(functionArn))
      throw new Error(`no function '${functionArn}': is it in the template?`);
    this.owe(functionArn, payload);
  }

  protected async attempt({ route, payload }: PendingDelivery): Promise<DeliveryResult> {
    const result = await this.#options.invoke(route, JSON.parse(payload));
    return result.ok ? { ok: true } : { ok: false, code: 'FunctionError', error: result.error, retry: true };
  }

  protected retryPolicyOf(functionArn: string): RetryPolicy {
    const { maximumRetryAttempts = 2, maximumEventAgeSeconds = 21_600 } =
      this.#functions.get(functionArn) ?? {};
    return { maximumRetryAttempts, maximumEventAgeSeconds };
  }

  protected backoffSeconds(retry: number): number {
    return retry * 60;
  }

  protected leave(
    { route, payload }: PendingDelivery,
    { error }: Failure,
  ): Promise<DeliveryResult> | undefined {
    const deadLetterArn = this.#functions.get(route)?.deadLetterArn;
    if (deadLetterArn === undefined) return undefined;
    this.#options.queues.send(deadLetterArn, {
      body: payload,
      messageAttributes: {
        ErrorCode: { DataType: 'Number', StringValue: '200' },
        ErrorMessage: { DataType: 'String', StringValue: error.slice(0, 1024) },
      },
    });
    return Promise.resolve({ ok: true });
  }

  protected lose(functionArn: string, { error }: Failure): void {
    this.#options.onLost?.({ functionArn, error });
  }
}
