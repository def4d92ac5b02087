import { Stack, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EventField, type IRuleTarget, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic, type TargetBaseProps } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../stages.ts';

export interface AlarmsProps {
  readonly stage: Stage;
  /** The key that encrypts what the topic keeps. */
  readonly key: IKey;
}

/** Something that a person must know about, and why. */
export interface Concern {
  /** The name without the stage. The runbook has a heading of exactly this name. */
  readonly name: string;
  /** One sentence: the consequence for people while this lasts. */
  readonly impact: string;
}

export interface AlarmProps extends Concern {
  readonly metric: IMetric;
  /** The alarm is on from this value upwards. */
  readonly threshold: number;
  /**
   * Whether the alarm is on below that value instead.
   * @default false
   */
  readonly below?: boolean;
  /**
   * How many periods of the metric are evaluated.
   * @default 1
   */
  readonly evaluationPeriods?: number;
  /**
   * How many of the periods must breach the threshold.
   * @default - all of them
   */
  readonly datapointsToAlarm?: number;
  /**
   * How periods without data count.
   * @default TreatMissingData.NOT_BREACHING
   */
  readonly treatMissingData?: TreatMissingData;
}

/** All alarms of a stage: one topic that notifies people, and for each alarm its place in the runbook. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, { stage, key }: AlarmsProps) {
    super(scope, id);
    this.#stage = stage;
    this.topic = new Topic(this, 'Topic', {
      topicName: nameIn(stage, 'alarms'),
      masterKey: key,
      enforceSSL: true,
    });
    if (stage.alarmAddress) this.topic.addSubscription(new EmailSubscription(stage.alarmAddress));
    Validations.of(this.topic).acknowledge({
      id: 'Serverless::Serverless-SNSRedrivePolicy',
      reason:
        'A mail that SNS could not deliver is of no use in a queue; the alarm itself stays on in CloudWatch.',
    });
    this.#allowCloudWatch(key);
  }

  /** Adds an alarm that notifies a person. */
  addAlarm({ name, impact, below = false, ...props }: AlarmProps): Alarm {
    const alarm = new Alarm(this, name, {
      alarmName: nameIn(this.#stage, name),
      alarmDescription: describe({ name, impact }),
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...props,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    return alarm;
  }

  /**
   * A rule target that notifies a person of every single event. The message quotes the event's id and reason
   * only: free text of an event has no place in an unencrypted mail.
   */
  eventTarget(concern: Concern, props: TargetBaseProps): IRuleTarget {
    const [event, reason] = [EventField.fromPath('$.detail.event'), EventField.fromPath('$.detail.reason')];
    const message = RuleTargetInput.fromText(
      `${nameIn(this.#stage, concern.name)}: event ${event}, ${reason}. ${describe(concern)}`,
    );
    return new SnsTopic(this.topic, { ...props, message });
  }

  /** A topic with an explicit policy admits nobody else, CloudWatch included. */
  #allowCloudWatch(key: IKey): void {
    const { account } = Stack.of(this);
    const cloudWatch = {
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    };
    this.topic.addToResourcePolicy(
      new PolicyStatement({ ...cloudWatch, actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
    );
    key.addToResourcePolicy(
      new PolicyStatement({
        ...cloudWatch,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
      }),
    );
  }
}

function describe({ name, impact }: Concern): string {
  return `${impact} What to do: docs/runbook.md#${name}`;
}
