import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Wish, Wishes } from '../../../domain/mail/wish.ts';
import { OwnBus } from './own-bus.ts';

/** Keeps wishes in the archive of the bus, from where they are replayed after a restore. */
export class EventBridgeWishes implements Wishes {
  readonly #bus: OwnBus;

  constructor(bus: string, client?: EventBridgeClient) {
    this.#bus = new OwnBus(bus, client);
  }

  keep(wish: Wish): Promise<void> {
    return this.#bus.put(wish);
  }
}
