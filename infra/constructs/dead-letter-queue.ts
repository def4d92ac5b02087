import { Duration, Validations } from 'aws-cdk-lib';
import { QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { nameIn, type Stage } from '../stages.ts';
import type { Alarms } from './alarms.ts';
import { TlsQueue } from './tls-queue.ts';

export interface DeadLetterQueueProps {
  readonly stage: Stage;
  readonly alarms: Alarms;
  /** The queue's name without the stage; its alarm and the alarm's heading in the runbook have it too. */
  readonly name: string;
  /** One sentence: the consequence for people of a message here. */
  readonly impact: string;
}

/** Takes messages that could not be processed; its alarm is on from the first one. */
export class DeadLetterQueue extends TlsQueue {
  constructor(scope: Construct, id: string, { stage, alarms, name, impact }: DeadLetterQueueProps) {
    super(scope, id, {
      queueName: nameIn(stage, name),
      // The longest that SQS keeps anything: a holiday must not lose a milestone.
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
    });
    const metric = this.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(1),
      statistic: 'Maximum',
    });
    alarms.addAlarm({ name, impact, metric, threshold: 1 });
    Validations.of(this).acknowledge({
      id: 'Serverless::Serverless-SQSRedrivePolicy',
      reason: 'It is a dead-letter queue itself: its messages wait for a person.',
    });
  }
}
