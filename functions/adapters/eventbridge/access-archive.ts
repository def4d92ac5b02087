import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { AccessArchive, AccessChange } from '../../../domain/people/access-change.ts';
import { putEvent } from './put-event.ts';

/** Keeps changes of access in the archive of the bus, from where they are replayed after a restore. */
export class EventBridgeAccessArchive implements AccessArchive {
  readonly #bus: string;
  readonly #client: EventBridgeClient;

  constructor(bus: string, client: EventBridgeClient = new EventBridgeClient({})) {
    this.#bus = bus;
    this.#client = client;
  }

  keep(detail: AccessChange): Promise<void> {
    return putEvent(this.#client, this.#bus, { type: 'AccessChanged', detail });
  }
}
