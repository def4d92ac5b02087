import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import { KeptConnections } from '../aws-sdk/kept-connections.ts';

/** The source of Budkavle's own events. */
export const SOURCE = 'budkavle';

/** A bus of EventBridge. Its client is made with the first event: few runs of a function that may put one do. */
export class OwnBus {
  readonly #name: string;
  #client: EventBridgeClient | undefined;

  constructor(name: string, client?: EventBridgeClient) {
    this.#name = name;
    this.#client = client;
  }

  /**
   * Puts one of our own events on the bus.
   * @throws {TemporaryFailure} if the bus refused it: PutEvents responds with 200 even then
   */
  async put({ type, detail }: { type: string; detail: unknown }): Promise<void> {
    this.#client ??= new EventBridgeClient({ requestHandler: new KeptConnections() });
    const entry = {
      EventBusName: this.#name,
      Source: SOURCE,
      DetailType: type,
      Detail: JSON.stringify(detail),
    };
    const { FailedEntryCount, Entries } = await this.#client.send(new PutEventsCommand({ Entries: [entry] }));
    if (FailedEntryCount)
      throw new TemporaryFailure(`the bus refused ${type}: ${Entries?.[0]?.ErrorCode ?? 'no reason given'}`);
  }
}
