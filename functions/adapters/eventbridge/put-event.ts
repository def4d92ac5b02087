import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';

/** The source of Budkavle's own events. */
export const SOURCE = 'budkavle';

/** Puts one of our own events on a bus. PutEvents responds with 200 even for refused entries, which are errors here. */
export async function putEvent(
  client: EventBridgeClient,
  bus: string,
  { type, detail }: { type: string; detail: unknown },
): Promise<void> {
  const entry = { EventBusName: bus, Source: SOURCE, DetailType: type, Detail: JSON.stringify(detail) };
  const { FailedEntryCount, Entries } = await client.send(new PutEventsCommand({ Entries: [entry] }));
  if (FailedEntryCount)
    throw new TemporaryFailure(`the bus refused ${type}: ${Entries?.[0]?.ErrorCode ?? 'no reason given'}`);
}
