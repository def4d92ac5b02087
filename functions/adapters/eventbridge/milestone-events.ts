import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { MilestoneEvent, MilestoneEvents } from '../../../domain/plan/milestone-events.ts';
import { OwnBus } from './own-bus.ts';

/** Publishes to EventBridge. */
export class EventBridgeMilestoneEvents implements MilestoneEvents {
  readonly #bus: OwnBus;

  constructor(bus: string, client?: EventBridgeClient) {
    this.#bus = new OwnBus(bus, client);
  }

  publish(event: MilestoneEvent): Promise<void> {
    return this.#bus.put(event);
  }
}
