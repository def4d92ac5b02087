import { Stack, Validations } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { type AddToResourcePolicyResult, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { nameIn } from '../stages.ts';
import { DeadLetterQueue, type DeadLetterQueueProps } from './dead-letter-queue.ts';

const EVENTBRIDGE = 'events.amazonaws.com';

/** Events of any bus that a target did not accept for a day, or that the bus could not decrypt. */
export class UndeliverableEvents extends DeadLetterQueue {
  readonly #rules: string[];

  constructor(scope: Construct, id: string, props: Pick<DeadLetterQueueProps, 'stage' | 'alarms'>) {
    super(scope, id, {
      ...props,
      name: 'undeliverable-events',
      impact:
        'A milestone stands still, or what became of mails stays open: an event could not be handed on.',
    });
    const name = nameIn(props.stage);
    this.#rules = [`${name}/*`, `${name}-*`].map((resourceName) =>
      Stack.of(this).formatArn({ service: 'events', resource: 'rule', resourceName }),
    );
    Validations.of(this).acknowledge({
      id: 'AwsSolutions::AwsSolutions-SQS3',
      reason:
        'It is a dead-letter queue, of a bus and its rules; the check only knows those of other queues.',
    });
  }

  /** Admits the bus, its rules, and the rules of the stage on the default bus: one statement for all of them. */
  admitRules(bus: EventBus): void {
    super.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(EVENTBRIDGE)],
        actions: ['sqs:SendMessage'],
        resources: [this.queueArn],
        conditions: {
          ArnLike: { 'aws:SourceArn': [bus.eventBusArn, ...this.#rules] },
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
        },
      }),
    );
  }

  /** The CDK adds a statement for each rule, and SQS takes 20: those of rules are in {@link admitRules}. */
  override addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult {
    const ofRule = statement.principals.some(
      (principal) => principal instanceof ServicePrincipal && principal.service === EVENTBRIDGE,
    );
    return ofRule ? { statementAdded: false } : super.addToResourcePolicy(statement);
  }
}
