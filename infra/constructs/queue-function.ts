import { Duration, Validations } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { VariableName } from '../../functions/runtime/environment.ts';
import { nameIn } from '../stages.ts';
import type { Alarms } from './alarms.ts';
import { BudkavleFunction, type BudkavleFunctionProps } from './budkavle-function.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';

export interface QueueFunctionProps extends BudkavleFunctionProps {
  readonly alarms: Alarms;
  /** The queue's name without the stage. */
  readonly queueName: string;
  /** One sentence: who misses what when the function cannot do a job, for the alarm. */
  readonly impact: string;
  /** How many batches are worked on at once; 2 is the least that Lambda takes. */
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
   * How often a job is tried before it is parked.
   * @default 5
   */
  readonly tries?: number;
}

/** A queue by its name without the stage, and who misses what when its jobs cannot be done, in one sentence. */
export type LaneProps = Pick<QueueFunctionProps, 'queueName' | 'impact'>;

/** A queue that a function works off, and who may put jobs into it. */
export class JobQueue extends Queue {
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, props: QueueFunctionProps) {
    const { stage, alarms, queueName, impact, tries = 5 } = props;
    const deadLetters = new DeadLetterQueue(scope, `${id}DeadLetters`, {
      stage,
      alarms,
      impact,
      name: `${queueName}-dead-letters`,
    });
    super(scope, `${id}Queue`, {
      queueName: nameIn(stage, queueName),
      visibilityTimeout: outOfSight(props),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: tries },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.deadLetters = deadLetters;
  }

  /** Lets a function put jobs into the queue and tells it where the queue is. */
  acceptJobsFrom(sender: BudkavleFunction, variable: VariableName): void {
    sender.allow({ actions: ['sqs:SendMessage'], resources: [this.queueArn] });
    sender.setVariable(variable, this.queueUrl);
  }
}

/** A function that works off a queue of its own, and a dead-letter queue for jobs that fail every time. */
export class QueueFunction extends BudkavleFunction {
  readonly queue: JobQueue;
  readonly deadLetters: DeadLetterQueue;
  readonly #props: QueueFunctionProps;

  constructor(scope: Construct, id: string, props: QueueFunctionProps) {
    super(scope, id, props);
    this.#props = props;
    this.queue = this.#consume(scope, id, props);
    this.deadLetters = this.queue.deadLetters;
  }

  /** Lets a function put jobs into the queue and tells it where the queue is. */
  acceptJobsFrom(sender: BudkavleFunction, variable: VariableName): void {
    this.queue.acceptJobsFrom(sender, variable);
  }

  /** Gives the function a second queue, with workers of its own: what waits in one is not in the way of the other. */
  openLane(scope: Construct, id: string, lane: LaneProps): JobQueue {
    return this.#consume(scope, id, { ...this.#props, ...lane });
  }

  #consume(scope: Construct, id: string, props: QueueFunctionProps): JobQueue {
    const { maxConcurrency, batchSize = 1, batchingWindow } = props;
    const queue = new JobQueue(scope, id, props);
    this.allow({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [queue.queueArn],
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
      reason: 'Destinations are for streams. A queue parks failed jobs in its own dead-letter queue.',
    });
    return queue;
  }
}

/** Six times the function's timeout and the wait for its batch, as Lambda asks for: a job must not come back while it may still be running. */
function outOfSight({ timeout, batchingWindow = Duration.seconds(0) }: QueueFunctionProps): Duration {
  return Duration.seconds(6 * timeout.toSeconds() + batchingWindow.toSeconds());
}
