import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { MilestoneEvent, MilestoneEvents } from '../../../domain/plan/milestone-events.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';

/** The source of Budkavle's own events. */
export const SOURCE = 'budkavle';

/** Publishes to EventBridge. PutEvents responds with 200 even for refused entries, which are errors here. */
export class EventBridgeMilestoneEvents implements MilestoneEvents {
  readonly #bus: string;
  readonly #client: EventBridgeClient;

  constructor(bus: string, client: EventBridgeClient = new EventBridgeClient({})) {
    this.#bus = bus;
    this.#client = client;
  }

  async publish({ type, detail }: MilestoneEvent): Promise<void> {
    const entry = {
      EventBusName: this.#bus,
      Source: SOURCE,
      DetailType: type,
      Detail: JSON.stringify(detail),
    };
    const { FailedEntryCount, Entries } = await this.#client.send(new PutEventsCommand({ Entries: [entry] }));
    if (FailedEntryCount)
      throw new TemporaryFailure(`the bus refused ${type}: ${Entries?.[0]?.ErrorCode ?? 'no reason given'}`);
  }
}
