import { Duration, Validations } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { VariableName } from '../../functions/runtime/environment.ts';
import { nameIn } from '../stages.ts';
import type { Alarms } from './alarms.ts';
import { BudkavleFunction, type BudkavleFunctionProps } from './budkavle-function.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { TlsQueue } from './tls-queue.ts';

export interface JobQueueProps {
  /** The queue's name without the stage. */
  readonly queueName: string;
  /** One sentence for the alarm: the consequence for people when a job cannot be done. */
  readonly impact: string;
  /**
   * The variable in which senders find the queue's URL.
   * @default - none: rules and topics fill the queue, and `grantEnqueue` throws
   */
  readonly urlVariable?: VariableName;
}

export interface QueueFunctionProps extends BudkavleFunctionProps, JobQueueProps {
  readonly alarms: Alarms;
  /** How many batches are processed at once; 2 is the least that Lambda takes. */
  readonly maxConcurrency: number;
  /**
   * How many jobs a batch may have.
   * @default 1
   */
  readonly batchSize?: number;
  /**
   * How long Lambda waits for a batch to fill.
   * @default - not at all
   */
  readonly batchingWindow?: Duration;
  /**
   * How often a job is tried before it goes to the dead-letter queue.
   * @default 5
   */
  readonly tries?: number;
}

/** What sets one queue function apart from the others of its stage. */
export type JobSettings = Omit<QueueFunctionProps, 'stage' | 'alarms' | 'table'>;

/** A queue of jobs for one function, with a dead-letter queue for jobs that fail every time. */
export class JobQueue extends TlsQueue {
  readonly #name: string;
  readonly #urlVariable: VariableName | undefined;

  constructor(scope: Construct, id: string, props: QueueFunctionProps) {
    const { stage, alarms, queueName, impact, tries = 5 } = props;
    const queue = new DeadLetterQueue(scope, `${id}DeadLetters`, {
      stage,
      alarms,
      impact,
      name: `${queueName}-dead-letters`,
    });
    super(scope, `${id}Queue`, {
      queueName: nameIn(stage, queueName),
      visibilityTimeout: visibilityTimeout(props),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue, maxReceiveCount: tries },
      encryption: QueueEncryption.SQS_MANAGED,
    });
    this.#name = queueName;
    this.#urlVariable = props.urlVariable;
  }

  /**
   * Grants functions to put jobs into the queue, and sets its `urlVariable` for them.
   * @throws {Error} when the queue has none
   */
  grantEnqueue(...senders: BudkavleFunction[]): void {
    if (!this.#urlVariable)
      throw new Error(`queue '${this.#name}' has no urlVariable: senders cannot find it`);
    for (const grantee of senders) {
      Grant.addToPrincipal({ grantee, actions: ['sqs:SendMessage'], resourceArns: [this.queueArn] });
      grantee.addEnvironment(this.#urlVariable, this.queueUrl);
    }
  }
}

/** A function that processes the jobs of a queue of its own. */
export class QueueFunction extends BudkavleFunction {
  readonly queue: JobQueue;
  readonly #props: QueueFunctionProps;

  constructor(scope: Construct, id: string, props: QueueFunctionProps) {
    super(scope, id, props);
    this.#props = props;
    this.queue = this.addQueue(scope, id, props);
  }

  /** Adds a queue with workers of its own: its jobs do not wait behind those of another. */
  addQueue(scope: Construct, id: string, props: JobQueueProps): JobQueue {
    const { maxConcurrency, batchSize = 1, batchingWindow } = this.#props;
    const queue = new JobQueue(scope, id, { ...this.#props, ...props });
    Grant.addToPrincipal({
      grantee: this,
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resourceArns: [queue.queueArn],
    });
    // Not an SqsEventSource: that grants two actions more than polling needs.
    const jobs = new EventSourceMapping(scope, `${id}Jobs`, {
      target: this,
      eventSourceArn: queue.queueArn,
      batchSize,
      ...(batchingWindow && { maxBatchingWindow: batchingWindow }),
      maxConcurrency,
      reportBatchItemFailures: true,
    });
    Validations.of(jobs).acknowledge({
      id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
      reason: 'Destinations are for streams. A queue moves failed jobs to its own dead-letter queue.',
    });
    return queue;
  }

  /** Grants functions to put jobs into the function's own queue, and sets its `urlVariable` for them. */
  grantEnqueue(...senders: BudkavleFunction[]): void {
    this.queue.grantEnqueue(...senders);
  }
}

/** Six times the timeout plus the batching window, as Lambda recommends: no running job is received again. */
function visibilityTimeout({ timeout, batchingWindow = Duration.seconds(0) }: QueueFunctionProps): Duration {
  return Duration.seconds(6 * timeout.toSeconds() + batchingWindow.toSeconds());
}
