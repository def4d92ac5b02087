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
  /** How many jobs are worked on at once; 2 is the least that Lambda takes. */
  readonly maxConcurrency: number;
}

/** A function that works off a queue of its own, one job at a time, and a dead-letter queue for jobs that fail five times. */
export class QueueFunction extends BudkavleFunction {
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, props: QueueFunctionProps) {
    const { alarms, queueName, impact, maxConcurrency, ...functionProps } = props;
    super(scope, id, functionProps);
    const { stage, timeout } = functionProps;
    this.deadLetters = new DeadLetterQueue(scope, `${id}DeadLetters`, {
      stage,
      alarms,
      impact,
      name: `${queueName}-dead-letters`,
    });
    this.queue = new Queue(scope, `${id}Queue`, {
      queueName: nameIn(stage, queueName),
      // Six times the function's timeout, as Lambda asks for: a job must not come back while it may still be running.
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.#consume(scope, id, maxConcurrency);
  }

  /** Lets a function put jobs into the queue and tells it where the queue is. */
  acceptJobsFrom(sender: BudkavleFunction, variable: VariableName): void {
    sender.allow({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] });
    sender.setVariable(variable, this.queue.queueUrl);
  }

  #consume(scope: Construct, id: string, maxConcurrency: number): void {
    this.allow({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [this.queue.queueArn],
    });
    // Not an SqsEventSource: that grants two actions more than polling needs.
    const jobs = new EventSourceMapping(scope, `${id}Jobs`, {
      target: this,
      eventSourceArn: this.queue.queueArn,
      batchSize: 1,
      maxConcurrency,
      reportBatchItemFailures: true,
    });
    Validations.of(jobs).acknowledge({
      id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
      reason: 'Destinations are for streams. A queue parks failed jobs in its own dead-letter queue.',
    });
  }
}
