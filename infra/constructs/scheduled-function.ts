import { Duration, Validations } from 'aws-cdk-lib';
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { nameIn } from '../stages.ts';
import type { Alarms } from './alarms.ts';
import { BudkavleFunction, type BudkavleFunctionProps } from './budkavle-function.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { MilestoneBus } from './milestone-bus.ts';

export interface ScheduledFunctionProps extends BudkavleFunctionProps {
  readonly alarms: Alarms;
  readonly every: Duration;
  /** One sentence for the alarms: the consequence for people while the function does not run. */
  readonly impact: string;
  /** The bus whose dead-letter queue takes invocations that could not be delivered. */
  readonly bus: MilestoneBus;
}

/** What sets one scheduled function apart from the others of its stage. */
export type ScheduleSettings = Omit<ScheduledFunctionProps, 'stage' | 'alarms' | 'table' | 'bus'>;

/** A function that runs at a fixed rate, with alarms for runs that fail and for runs that do not happen. */
export class ScheduledFunction extends BudkavleFunction {
  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    const { stage, alarms, name, every, impact, bus } = props;
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
    // A run that could not begin within this time is superseded by the next ones.
    const fresh = { maxEventAge: Duration.minutes(5), retryAttempts: 2 };
    this.configureAsyncInvoke(fresh);
    Validations.of(this).acknowledge({
      id: 'Serverless::Serverless-LambdaAsyncFailureDestination',
      reason: 'It has a dead-letter queue, which takes the same events.',
    });
    new Rule(scope, `${id}Rounds`, {
      ruleName: nameIn(stage, name),
      schedule: Schedule.rate(every),
      targets: [new LambdaFunction(this, { ...fresh, deadLetterQueue: bus.undeliverable })],
    });
    alarms.addAlarm({
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
