import { Archive, EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue, type TargetBaseProps } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../stages.ts';
import { KEPT_EVENTS } from './milestone-bus.ts';
import type { QueueFunction } from './queue-function.ts';

export interface MailEventsProps {
  readonly stage: Stage;
  /** The key that encrypts what the topic keeps. */
  readonly key: IKey;
  readonly configurationSet: ConfigurationSet;
  /** Retries, and the dead-letter queue for events that could not be delivered. */
  readonly delivery: TargetBaseProps;
  /** The function whose queue receives the events. */
  readonly target: QueueFunction;
}

/**
 * The events of a mail: the type in SES's event destinations, and the detail-type in EventBridge.
 * No OPEN, no CLICK: with either, SES puts a tracking image or tracking links into every mail.
 */
const EVENTS: readonly (readonly [EmailSendingEvent, string])[] = [
  [EmailSendingEvent.SEND, 'Email Sent'],
  [EmailSendingEvent.DELIVERY, 'Email Delivered'],
  [EmailSendingEvent.BOUNCE, 'Email Bounced'],
  [EmailSendingEvent.COMPLAINT, 'Email Complaint Received'],
  [EmailSendingEvent.REJECT, 'Email Rejected'],
  [EmailSendingEvent.DELIVERY_DELAY, 'Email Delivery Delayed'],
  [EmailSendingEvent.RENDERING_FAILURE, 'Email Rendering Failed'],
];

/** What two events of nearly every mail say: that it has left, and arrived. */
const EXPECTED: readonly EmailSendingEvent[] = [EmailSendingEvent.SEND, EmailSendingEvent.DELIVERY];

/**
 * Two ways for the events of mails to reach one queue. SES publishes to EventBridge on a best-effort basis only, and
 * whom a mail did not reach somebody must reach otherwise: that is told on both. What is expected goes one way, to the
 * bus whose archive needs it (docs/decisions/0174).
 */
export class MailEvents extends Construct {
  readonly #props: MailEventsProps;

  constructor(scope: Construct, id: string, props: MailEventsProps) {
    super(scope, id);
    this.#props = props;
    this.#overEventBridge();
    this.#overSns();
  }

  #overEventBridge(): void {
    const { stage, key, configurationSet, delivery, target } = this.#props;
    // SES publishes to the default bus only.
    const defaultBus = EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    configurationSet.addEventDestination('Events', {
      destination: EventDestination.eventBus(defaultBus),
      events: EVENTS.map(([event]) => event),
    });
    const eventPattern: EventPattern = {
      source: ['aws.ses'],
      detailType: EVENTS.map(([, detailType]) => detailType),
      // Other mail of the account is not ours to read.
      detail: { mail: { tags: { 'ses:configuration-set': [configurationSet.configurationSetName] } } },
    };
    new Rule(this, 'Rule', {
      ruleName: nameIn(stage, 'mail-events'),
      eventPattern,
      targets: [new SqsQueue(target.queue, delivery)],
    });
    // Outside of the table: after a restore, what has left since is learned from it (docs/decisions/0039).
    new Archive(this, 'Archive', {
      archiveName: nameIn(stage, 'mail-events'),
      sourceEventBus: defaultBus,
      kmsKey: key,
      eventPattern,
      retention: KEPT_EVENTS,
    });
  }

  #overSns(): void {
    const { stage, key, configurationSet, delivery, target } = this.#props;
    const topic = new Topic(this, 'Topic', {
      topicName: nameIn(stage, 'mail-events'),
      masterKey: key,
      enforceSSL: true,
    });
    const { deadLetterQueue } = delivery;
    topic.addSubscription(
      new SqsSubscription(target.queue, {
        rawMessageDelivery: true,
        ...(deadLetterQueue && { deadLetterQueue }),
      }),
    );
    configurationSet.addEventDestination('Topic', {
      destination: EventDestination.snsTopic(topic),
      events: EVENTS.map(([event]) => event).filter((event) => !EXPECTED.includes(event)),
    });
    // SNS encrypts on behalf of the publisher. The topic's own policy names the one set that may publish.
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
      }),
    );
  }
}
