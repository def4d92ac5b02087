import { Duration, Validations } from 'aws-cdk-lib';
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { nameIn } from '../stages.ts';
import type { Alarms } from './alarms.ts';
import { BudkavleFunction, type BudkavleFunctionProps } from './budkavle-function.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';

export interface ScheduledFunctionProps extends BudkavleFunctionProps {
  readonly alarms: Alarms;
  readonly every: Duration;
  /** One sentence: who misses what while the function does not do its rounds, for the alarms. */
  readonly impact: string;
  /** Where a call ends that could not be handed over to it. */
  readonly undeliverable: IQueue;
}

/** A function that does its rounds, and calls for a person when it fails at them or does not come at all. */
export class ScheduledFunction extends BudkavleFunction {
  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    const { stage, alarms, name, every, impact, undeliverable } = props;
    const deadLetterQueue = new DeadLetterQueue(scope, `${id}DeadLetters`, {
      stage,
      alarms,
      impact,
      name: `${name}-dead-letters`,
    });
    Validations.of(deadLetterQueue).acknowledge({
      id: 'AwsSolutions::AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue, of a function; the check only knows those of other queues.',
    });
    super(scope, id, { ...props, deadLetterQueue });
    // A round that could not begin for so long has been made up for by the next ones.
    const fresh = { maxEventAge: Duration.minutes(5), retryAttempts: 2 };
    this.configureAsyncInvoke(fresh);
    Validations.of(this).acknowledge({
      id: 'Serverless::Serverless-LambdaAsyncFailureDestination',
      reason: 'It has a dead-letter queue, which takes the same events.',
    });
    new Rule(scope, `${id}Rounds`, {
      ruleName: nameIn(stage, name),
      schedule: Schedule.rate(every),
      targets: [new LambdaFunction(this, { ...fresh, deadLetterQueue: undeliverable })],
    });
    alarms.raise({
      name: `${name}-absent`,
      impact,
      metric: this.metricInvocations({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      below: true,
      evaluationPeriods: 2,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }
}
