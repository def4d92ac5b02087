import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import {
  DeliveryLoop,
  type DeliveryOptions,
  type Failure,
  type PendingDelivery,
  type RetryPolicy,
} from '../delivery/deliveries.ts';
import type { DeliverToTarget, DeliveryResult } from '../delivery/target-delivery.ts';
import { type CompiledPattern, compilePattern } from '../eventbridge/event-pattern.ts';
import { ServiceError, UnsupportedCall } from '../protocol/service-error.ts';
import { Setting } from '../shared/settings.ts';
import type { MessageAttributes } from '../sqs/sqs-message.ts';
import { refuseMessage } from './sns-message-rules.ts';
import {
  notification,
  type PublishedMessage,
  payloadSchema,
  type SubscriptionConfig,
  subscriptionFields,
} from './sns-notification.ts';

export type TopicConfig = { name: string; arn: string };

export type TopicMessage = {
  message: string;
  subject?: string | undefined;
  messageAttributes?: MessageAttributes | undefined;
};

export type TopicLoss = { topicArn: string; targetArn: string; code: string; error: string };
export type OutsideNotice = {
  topicArn: string;
  protocol: string;
  endpoint: string;
  subject?: string;
  message: string;
};

type Options = DeliveryOptions & {
  topics: TopicConfig[];
  subscriptions: SubscriptionConfig[];
  deliver: DeliverToTarget;
  /** A message for a person (email, https …): shown, never sent from this machine. */
  onOutside?: (notice: OutsideNotice) => void;
  /** A message that neither its subscriber nor a dead-letter queue accepted. */
  onLost?: (loss: TopicLoss) => void;
};

const pendingSchema = z.object({ topicArn: z.string(), protocol: z.string(), endpoint: z.string() });
type PendingSubscription = z.infer<typeof pendingSchema>;

const principal = 'sns.amazonaws.com';
const inside = ['sqs', 'lambda'];
const outside = ['email', 'email-json', 'http', 'https', 'sms'];

/** Topics: a published message is on disk for every subscriber before publish answers. */
export class Topics extends DeliveryLoop {
  readonly #options: Options;
  readonly #filters: Map<string, CompiledPattern>;
  readonly #pending: Setting<Record<string, PendingSubscription>>;

  constructor(options: Options) {
    super('sns', options);
    this.#options = options;
    const { database } = options;
    this.#pending = new Setting({
      database,
      name: 'subscriptions',
      schema: z.record(z.string(), pendingSchema),
    });
    for (const { protocol } of options.subscriptions) {
      if (![...inside, ...outside].includes(protocol))
        throw new UnsupportedCall(`the SNS protocol '${protocol}'`);
    }
    const filtered = options.subscriptions.filter(({ filterPolicy }) => filterPolicy !== undefined);
    this.#filters = new Map(filtered.map((one) => [one.arn, compilePattern(one.filterPolicy)]));
  }

  /** Throws `NotFound` for an unknown topic, `InvalidParameter` for an empty or too long message. */
  publish(topicArn: string, message: TopicMessage): { messageId: string } {
    if (!this.#options.topics.some(({ arn }) => arn === topicArn)) {
      throw new ServiceError('NotFound', `topic '${topicArn}' does not exist`, { status: 404 });
    }
    refuseMessage(message);
    const messageId = randomUUID();
    const payload = JSON.stringify({ messageId, publishedAt: this.#options.clock.now(), ...message });
    const published = payloadSchema.parse(JSON.parse(payload));
    for (const subscription of this.#options.subscriptions) {
      if (subscription.topicArn !== topicArn || !this.#wants(subscription, published)) continue;
      if (inside.includes(subscription.protocol)) this.owe(subscription.arn, payload);
      else this.#show(subscription, message);
    }
    return { messageId };
  }

  arns(): string[] {
    return this.#options.topics.map(({ arn }) => arn);
  }

  subscriptions(): SubscriptionConfig[] {
    return this.#options.subscriptions;
  }

  /** Added by an operator, and not confirmed: nothing is delivered to them. */
  pendingSubscriptions(): PendingSubscription[] {
    return Object.values(this.#pending.read());
  }

  /** Adds a subscription that somebody would have to confirm. Throws for one that needs no confirmation. */
  subscribe(subscription: PendingSubscription): void {
    const { topicArn, protocol, endpoint } = subscription;
    if (inside.includes(protocol)) throw new UnsupportedCall(`sns Subscribe of '${protocol}': deploy it`);
    if (!outside.includes(protocol)) {
      throw new ServiceError(
        'InvalidParameter',
        `Invalid parameter: Does not support this protocol string: ${protocol}`,
      );
    }
    this.#pending.write({ ...this.#pending.read(), [`${topicArn} ${protocol} ${endpoint}`]: subscription });
  }

  #wants(subscription: SubscriptionConfig, message: PublishedMessage): boolean {
    const filter = this.#filters.get(subscription.arn);
    if (filter === undefined) return true;
    const fields = subscriptionFields(subscription.filterPolicyScope ?? 'MessageAttributes', message);
    return fields !== undefined && filter(fields);
  }

  #show({ topicArn, protocol, endpoint }: SubscriptionConfig, { message, subject }: TopicMessage): void {
    this.#options.onOutside?.({
      topicArn,
      protocol,
      endpoint,
      message,
      ...(subject !== undefined && { subject }),
    });
  }

  protected async attempt({ route, payload }: PendingDelivery): Promise<DeliveryResult> {
    const subscription = this.#subscription(route);
    if (subscription === undefined) {
      return { ok: false, code: 'NO_RESOURCE', error: `the template has no longer '${route}'`, retry: false };
    }
    return await this.#deliverTo(subscription.endpoint, subscription, payload);
  }

  protected retryPolicyOf(): RetryPolicy {
    return { maximumRetryAttempts: 100_015, maximumEventAgeSeconds: 23 * 86_400 };
  }

  /** SNS to AWS targets: 3 at once, 2 after 1 s, 10 growing from 1 to 20 s, then every 20 s. */
  protected backoffSeconds(retry: number): number {
    if (retry <= 3) return 0;
    if (retry <= 5) return 1;
    if (retry <= 15) return Math.min(20, 2 ** (retry - 6));
    return 20;
  }

  protected leave({ route, payload }: PendingDelivery): Promise<DeliveryResult> | undefined {
    const subscription = this.#subscription(route);
    if (subscription?.deadLetterArn === undefined) return undefined;
    return this.#deliverTo(subscription.deadLetterArn, subscription, payload);
  }

  protected lose(route: string, { code, error }: Failure): void {
    const { topicArn = '', endpoint: targetArn = route } = this.#subscription(route) ?? {};
    this.#options.onLost?.({ topicArn, targetArn, code, error });
  }

  #deliverTo(targetArn: string, subscription: SubscriptionConfig, payload: string): Promise<DeliveryResult> {
    const note = notification(subscription, payloadSchema.parse(JSON.parse(payload)));
    return this.#options.deliver({ targetArn, sourceArn: subscription.topicArn, principal, ...note });
  }

  #subscription(arn: string): SubscriptionConfig | undefined {
    return this.#options.subscriptions.find((one) => one.arn === arn);
  }
}
