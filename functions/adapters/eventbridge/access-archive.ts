import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { AccessArchive, AccessChange } from '../../../domain/people/access-change.ts';
import { OwnBus } from './own-bus.ts';

/** Keeps changes of access in the archive of the bus, from where they are replayed after a restore. */
export class EventBridgeAccessArchive implements AccessArchive {
  readonly #bus: OwnBus;

  constructor(bus: string, client?: EventBridgeClient) {
    this.#bus = new OwnBus(bus, client);
  }

  keep(detail: AccessChange): Promise<void> {
    return this.#bus.put({ type: 'AccessChanged', detail });
  }
}
