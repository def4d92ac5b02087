import { Deliveries, type Delivery, type Failure, type RetryPolicy } from '../delivery/deliveries.ts';
import type { DeliverToTarget, DeliveryResult } from '../delivery/target-delivery.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { Clock, Ticker } from '../shared/clock.ts';
import type { Database } from '../shared/database.ts';
import type { MessageAttribute } from '../sqs/sqs.ts';
import type { RuleConfig, TargetConfig } from './event-rules.ts';
import { targetPayload } from './input-transformer.ts';
import { type BusEvent, isoSeconds, parseBusEvent } from './put-events.ts';

export type EventLoss = { ruleArn: string; targetArn: string; code: string; error: string };

type Options = {
  rules: RuleConfig[];
  deliver: DeliverToTarget;
  database: Database;
  clock: Clock;
  ticker?: Ticker;
  onLost?: (loss: EventLoss) => void;
};

type Route = { rule: RuleConfig; target: TargetConfig };

const principal = 'events.amazonaws.com';
const longestBackoffSeconds = 600;

/** What EventBridge owes the targets of its rules: retried with growing pauses, then left in the target's queue. */
export class EventDeliveries {
  readonly #options: Options;
  readonly #deliveries: Deliveries;

  constructor(options: Options) {
    this.#options = options;
    this.#deliveries = new Deliveries({
      ...options,
      ticker: options.ticker,
      channel: {
        name: 'events',
        attempt: (delivery) => this.#attempt(delivery),
        retryPolicyOf: (route) => retryPolicyOf(this.#route(route)),
        // AWS: exponential with jitter, figures not published. No jitter here: one machine has no herd.
        backoffSeconds: (retry) => Math.min(2 ** (retry - 1), longestBackoffSeconds),
        giveUp: (delivery, failure) => this.#giveUp(delivery, failure),
      },
    });
  }

  start(): void {
    this.#deliveries.start();
  }

  async stop(): Promise<void> {
    await this.#deliveries.stop();
  }

  async tick(): Promise<void> {
    await this.#deliveries.tick();
  }

  pending(): number {
    return this.#deliveries.pending();
  }

  /** Owes the event to each target of the rule. */
  add(rule: RuleConfig, event: BusEvent): void {
    const payload = JSON.stringify(event);
    for (const { id } of rule.targets) this.#deliveries.add({ route: `${rule.arn} ${id}`, payload });
  }

  /** `undefined` when the template lost the rule or target since the event came. */
  #route(route: string): Route | undefined {
    const [ruleArn, targetId] = route.split(' ');
    const rule = this.#options.rules.find(({ arn }) => arn === ruleArn);
    const target = rule?.targets.find(({ id }) => id === targetId);
    return rule && target && { rule, target };
  }

  async #attempt(delivery: Delivery): Promise<DeliveryResult> {
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

  async #giveUp(delivery: Delivery, failure: Failure): Promise<void> {
    const found = this.#route(delivery.route);
    const deadLetterArn = found?.target.deadLetterArn;
    if (found === undefined || deadLetterArn === undefined) {
      this.#lose(delivery.route, failure);
      return;
    }
    const result = await this.#options.deliver({
      targetArn: deadLetterArn,
      sourceArn: found.rule.arn,
      principal,
      payload: delivery.payload,
      messageAttributes: failureAttributes(found, delivery, failure),
    });
    if (!result.ok)
      this.#lose(delivery.route, { ...failure, error: `${failure.error}; then ${result.error}` });
  }

  #lose(route: string, { code, error }: Failure): void {
    const [ruleArn = ''] = route.split(' ');
    this.#options.onLost?.({ ruleArn, targetArn: this.#route(route)?.target.arn ?? route, code, error });
  }
}

function gone(route: string): DeliveryResult {
  return { ok: false, code: 'NO_RESOURCE', error: `the template has no longer '${route}'`, retry: false };
}

function payloadOf({ rule, target }: Route, { payload, createdAt }: Delivery): string {
  const about = { ruleArn: rule.arn, ruleName: rule.name, ingestionTime: isoSeconds(createdAt) };
  return targetPayload(target, parseBusEvent(payload), about);
}

/** Defaults of a rule's target: 24 hours, 185 retries. */
function retryPolicyOf(found: Route | undefined): RetryPolicy {
  return {
    maximumRetryAttempts: found?.target.retry?.maximumRetryAttempts ?? 185,
    maximumEventAgeSeconds: found?.target.retry?.maximumEventAgeSeconds ?? 86_400,
  };
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-event-delivery.html */
function failureAttributes(
  { rule, target }: Route,
  delivery: Delivery,
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
