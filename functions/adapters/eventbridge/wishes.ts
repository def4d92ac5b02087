import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Wish, Wishes } from '../../../domain/mail/wish.ts';
import { putEvent } from './put-event.ts';

/** Keeps wishes in the archive of the bus, from where they are replayed after a restore. */
export class EventBridgeWishes implements Wishes {
  readonly #bus: string;
  readonly #client: EventBridgeClient;

  constructor(bus: string, client: EventBridgeClient = new EventBridgeClient({})) {
    this.#bus = bus;
    this.#client = client;
  }

  keep(wish: Wish): Promise<void> {
    return putEvent(this.#client, this.#bus, wish);
  }
}
