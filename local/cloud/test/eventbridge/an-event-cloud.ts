import type { DeliveryResult, TargetDelivery } from '../../src/delivery/target-delivery.ts';
import {
  EventBuses,
  type EventLoss,
  type RuleConfig,
  type TargetConfig,
} from '../../src/eventbridge/eventbridge.ts';
import { arnOf } from '../../src/shared/arns.ts';
import { stillTicker } from '../../src/shared/clock.ts';
import { type Database, openDatabase } from '../../src/shared/database.ts';
import { type VirtualClock, virtualClock } from '../shared/virtual-clock.ts';

export const bus = { name: 'town', arn: arnOf('events', 'event-bus/town') };
export const target = arnOf('sqs', 'plan');
export const deadLetters = arnOf('sqs', 'undeliverable');

export const aTarget = (overrides: Partial<TargetConfig> = {}): TargetConfig => ({
  id: 'Target0',
  arn: target,
  ...overrides,
});
export const aRule = (overrides: Partial<RuleConfig> = {}): RuleConfig => ({
  name: 'reached',
  arn: arnOf('events', 'rule/town/reached'),
  busArn: bus.arn,
  pattern: { source: ['town.clerk'] },
  enabled: true,
  targets: [aTarget()],
  ...overrides,
});
export const anEntry = (overrides: Record<string, unknown> = {}) => ({
  EventBusName: bus.name,
  Source: 'town.clerk',
  DetailType: 'PermitGranted',
  Detail: JSON.stringify({ id: 'bob-1' }),
  ...overrides,
});

type Setup = {
  rules?: RuleConfig[];
  archives?: { name: string; arn: string; busArn: string; pattern?: unknown; retentionDays?: number }[];
  database?: Database;
  clock?: VirtualClock;
  /** What the target answers, by delivery; success when absent. */
  answer?: (delivery: TargetDelivery) => DeliveryResult;
};

/** Buses with one archive-less bus, a virtual clock, and a target that notes what it receives. */
export function anEventCloud({ rules = [aRule()], archives = [], answer, ...setup }: Setup = {}) {
  const { database = openDatabase(':memory:'), clock = virtualClock() } = setup;
  const delivered: TargetDelivery[] = [];
  const lost: EventLoss[] = [];
  const deliver = (delivery: TargetDelivery): Promise<DeliveryResult> => {
    delivered.push(delivery);
    return Promise.resolve(answer?.(delivery) ?? { ok: true });
  };
  const onLost = (loss: EventLoss) => lost.push(loss);
  const options = { buses: [bus], rules, archives, deliver, database, clock, ticker: stillTicker, onLost };
  const buses = new EventBuses(options);
  return {
    buses,
    delivered,
    lost,
    clock,
    payloads: () => delivered.map(({ payload }) => JSON.parse(payload)),
  };
}

export const busy: DeliveryResult = { ok: false, code: 'THROTTLING', error: 'too busy', retry: true };
export const forbidden: DeliveryResult = {
  ok: false,
  code: 'NO_PERMISSIONS',
  error: 'no policy',
  retry: false,
};
