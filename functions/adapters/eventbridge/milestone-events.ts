import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { MilestoneEvent, MilestoneEvents } from '../../../domain/plan/milestone-events.ts';
import { putEvent } from './put-event.ts';

/** Publishes to EventBridge. */
export class EventBridgeMilestoneEvents implements MilestoneEvents {
  readonly #bus: string;
  readonly #client: EventBridgeClient;

  constructor(bus: string, client: EventBridgeClient = new EventBridgeClient({})) {
    this.#bus = bus;
    this.#client = client;
  }

  publish(event: MilestoneEvent): Promise<void> {
    return putEvent(this.#client, this.#bus, event);
  }
}
