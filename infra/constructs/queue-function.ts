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

/** A function that works off a queue of its own, and a dead-letter queue for jobs that fail every time. */
export class QueueFunction extends BudkavleFunction {
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, props: QueueFunctionProps) {
    const { stage, alarms, queueName, impact, tries = 5 } = props;
    super(scope, id, props);
    this.deadLetters = new DeadLetterQueue(scope, `${id}DeadLetters`, {
      stage,
      alarms,
      impact,
      name: `${queueName}-dead-letters`,
    });
    this.queue = new Queue(scope, `${id}Queue`, {
      queueName: nameIn(stage, queueName),
      visibilityTimeout: outOfSight(props),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: tries },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.#consume(scope, id, props);
  }

  /** Lets a function put jobs into the queue and tells it where the queue is. */
  acceptJobsFrom(sender: BudkavleFunction, variable: VariableName): void {
    sender.allow({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] });
    sender.setVariable(variable, this.queue.queueUrl);
  }

  #consume(scope: Construct, id: string, props: QueueFunctionProps): void {
    const { maxConcurrency, batchSize = 1, batchingWindow } = props;
    this.allow({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [this.queue.queueArn],
    });
    // Not an SqsEventSource: that grants two actions more than polling needs.
    const jobs = new EventSourceMapping(scope, `${id}Jobs`, {
      target: this,
      eventSourceArn: this.queue.queueArn,
      batchSize,
      ...(batchingWindow && { maxBatchingWindow: batchingWindow }),
      maxConcurrency,
      reportBatchItemFailures: true,
    });
    Validations.of(jobs).acknowledge({
      id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
      reason: 'Destinations are for streams. A queue parks failed jobs in its own dead-letter queue.',
    });
  }
}

/** Six times the function's timeout and the wait for its batch, as Lambda asks for: a job must not come back while it may still be running. */
function outOfSight({ timeout, batchingWindow = Duration.seconds(0) }: QueueFunctionProps): Duration {
  return Duration.seconds(6 * timeout.toSeconds() + batchingWindow.toSeconds());
}
