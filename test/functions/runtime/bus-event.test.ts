import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { busEvent } from '../../../functions/runtime/bus-event.ts';

describe('an event off the bus', () => {
  // The envelope that EventBridge documents.
  const envelope = {
    version: '0',
    id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
    'detail-type': 'MilestoneReached',
    source: 'budkavle.coordinator',
    account: '111122223333',
    time: '2026-11-23T08:00:00Z',
    region: 'eu-north-1',
    resources: [],
    detail: { id: 'm' },
  };

  it('has an id, a time in milliseconds, and the detail that is expected', () => {
    expect(busEvent(z.object({ id: z.string() })).parse(envelope)).toEqual({
      id: envelope.id,
      time: Date.UTC(2026, 10, 23, 8),
      detail: { id: 'm' },
    });
  });

  it('is refused without them', () => {
    const schema = busEvent(z.object({ id: z.string() }));
    for (const over of [{ id: undefined }, { time: 'today' }, { detail: { id: 7 } }, { detail: undefined }]) {
      expect(schema.safeParse({ ...envelope, ...over }).success).toBe(false);
    }
  });
});
