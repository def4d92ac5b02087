import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import type { MilestoneEvent } from '../../../../domain/plan/milestone-events.ts';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { EventBridgeMilestoneEvents } from '../../../../functions/adapters/eventbridge/milestone-events.ts';

const event: MilestoneEvent = {
  type: 'MilestoneCompleted',
  detail: {
    id: 'm',
    rollout: 'lending',
    kind: 'decided',
    accepted: 2,
    failed: 0,
    unknown: 1,
    skipped: 0,
    cancelled: 0,
  },
};

function aBus() {
  const client = new EventBridgeClient({ region: 'eu-north-1' });
  return { bus: mockClient(client), events: new EventBridgeMilestoneEvents('budkavle-test', client) };
}

describe('telling the bus', () => {
  it('is one entry under our own source, the type as detail-type', async () => {
    const { bus, events } = aBus();
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] });
    await events.publish(event);
    const [call, ...more] = bus.commandCalls(PutEventsCommand);
    expect(more).toEqual([]);
    const [entry, ...others] = call?.args[0].input.Entries ?? [];
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      EventBusName: 'budkavle-test',
      Source: 'budkavle',
      DetailType: 'MilestoneCompleted',
    });
    expect(JSON.parse(entry?.Detail ?? '')).toEqual(event.detail);
  });

  it('fails where the bus refuses the entry, though the call succeeds', async () => {
    const { bus, events } = aBus();
    const Entries = [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' }];
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 1, Entries });
    await expect(events.publish(event)).rejects.toThrow(TemporaryFailure);
    await expect(events.publish(event)).rejects.toThrow('ThrottlingException');
  });

  it('fails where the call fails', async () => {
    const { bus, events } = aBus();
    bus.on(PutEventsCommand).rejects(new Error('no network'));
    await expect(events.publish(event)).rejects.toThrow('no network');
  });
});
