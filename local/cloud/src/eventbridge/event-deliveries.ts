import {
  DeliveryLoop,
  type DeliveryOptions,
  type Failure,
  type PendingDelivery,
  type RetryPolicy,
} from '../delivery/deliveries.ts';
import type { DeliverToTarget, DeliveryResult } from '../delivery/target-delivery.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { MessageAttribute } from '../sqs/sqs.ts';
import type { RuleConfig, TargetConfig } from './event-rules.ts';
import { targetPayload } from './input-transformer.ts';
import { type BusEvent, isoSeconds, parseBusEvent } from './put-events.ts';

export type EventLoss = { ruleArn: string; targetArn: string; code: string; error: string };

type Options = DeliveryOptions & {
  rules: RuleConfig[];
  deliver: DeliverToTarget;
  onLost?: (loss: EventLoss) => void;
};

type Route = { rule: RuleConfig; target: TargetConfig };

const principal = 'events.amazonaws.com';
const longestBackoffSeconds = 600;

/**
 * EventBridge's deliveries to the targets of its rules: retried with backoff, then put into the target's
 * dead-letter queue.
 */
export class EventDeliveries extends DeliveryLoop {
  readonly #options: Options;

  constructor(options: Options) {
    super('events', options);
    this.#options = options;
  }

  /** Adds a delivery for each target of the rule. */
  add(rule: RuleConfig, event: BusEvent): void {
    const payload = JSON.stringify(event);
    for (const { id } of rule.targets) this.owe(`${rule.arn} ${id}`, payload);
  }

  /** `undefined` when the template no longer has the rule or target. */
  #route(route: string): Route | undefined {
    const [ruleArn, targetId] = route.split(' ');
    const rule = this.#options.rules.find(({ arn }) => arn === ruleArn);
    const target = rule?.targets.find(({ id }) => id === targetId);
    return rule && target && { rule, target };
  }

  protected async attempt(delivery: PendingDelivery): Promise<DeliveryResult> {
    const found = this.#route(delivery.route);
    if (found === undefined) return gone(delivery.route);
    const { rule, target } = found;
    try {
      const payload = payloadOf(found, delivery);
      return await this.#options.deliver({ targetArn: target.arn, sourceArn: rule.arn, principal, payload });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return { ok: false, code: error.code, error: error.message, retry: false };
    }
  }

  /** Defaults of a rule's target: 24 hours, 185 retries. */
  protected retryPolicyOf(route: string): RetryPolicy {
    const { maximumRetryAttempts = 185, maximumEventAgeSeconds = 86_400 } =
      this.#route(route)?.target.retry ?? {};
    return { maximumRetryAttempts, maximumEventAgeSeconds };
  }

  /** AWS: exponential with jitter, figures not published. No jitter here: one machine has no thundering herd. */
  protected backoffSeconds(retry: number): number {
    return Math.min(2 ** (retry - 1), longestBackoffSeconds);
  }

  protected leave(delivery: PendingDelivery, failure: Failure): Promise<DeliveryResult> | undefined {
    const found = this.#route(delivery.route);
    const targetArn = found?.target.deadLetterArn;
    if (found === undefined || targetArn === undefined) return undefined;
    const messageAttributes = failureAttributes(found, delivery, failure);
    const { payload } = delivery;
    return this.#options.deliver({
      targetArn,
      sourceArn: found.rule.arn,
      principal,
      payload,
      messageAttributes,
    });
  }

  protected lose(route: string, { code, error }: Failure): void {
    const [ruleArn = ''] = route.split(' ');
    this.#options.onLost?.({ ruleArn, targetArn: this.#route(route)?.target.arn ?? route, code, error });
  }
}

function gone(route: string): DeliveryResult {
  return { ok: false, code: 'NO_RESOURCE', error: `the template has no longer '${route}'`, retry: false };
}

function payloadOf({ rule, target }: Route, { payload, createdAt }: PendingDelivery): string {
  const about = { ruleArn: rule.arn, ruleName: rule.name, ingestionTime: isoSeconds(createdAt) };
  return targetPayload(target, parseBusEvent(payload), about);
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-event-delivery.html */
function failureAttributes(
  { rule, target }: Route,
  delivery: PendingDelivery,
  failure: Failure,
): Record<string, MessageAttribute> {
  const text = (value: string): MessageAttribute => ({ DataType: 'String', StringValue: value });
  return {
    RULE_ARN: text(rule.arn),
    TARGET_ARN: text(target.arn),
    ERROR_CODE: text(failure.code),
    ERROR_MESSAGE: text(failure.error),
    ...(failure.exhausted && { EXHAUSTED_RETRY_CONDITION: text(failure.exhausted) }),
    RETRY_ATTEMPTS: text(String(delivery.retries)),
  };
}
