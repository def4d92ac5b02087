import { describe, expect, it } from 'vitest';
import { batchSize, placesAtOnce, sendWorkers } from '../../../../domain/mail/exposure.ts';
import type { Pace } from '../../../../domain/mail/pace.ts';
import type { SendingHolds } from '../../../../domain/mail/sending-hold.ts';
import {
  type ReserveSendCapacityPorts,
  reserveSendCapacity,
} from '../../../../domain/sending/use-cases/reserve-send-capacity.ts';
import { NOW } from '../../../fixtures/dispatching-world.ts';
import { InMemoryMailer } from '../../../in-memory/in-memory-mailer.ts';
import { InMemorySendQuotas } from '../../../in-memory/in-memory-send-quotas.ts';
import { InMemorySharedRecord } from '../../../in-memory/in-memory-shared-record.ts';

/** How long a batch takes: its calls side by side, and the writes around them; ms. */
const BATCH_MILLIS = 300;
const FROM = 'besked@lending.example';

/**
 * The workers of the other lane with more mail than they can send, in virtual time. Each round is one worker's next
 * step.
 */
function besideAFlood(perSecond: number) {
  let now = NOW;
  const ports: ReserveSendCapacityPorts = {
    holds: new InMemorySharedRecord<SendingHolds>(),
    pace: new InMemorySharedRecord<Pace>(),
    quotas: new InMemorySendQuotas({ perSecond }),
    mailer: new InMemoryMailer(),
    now: () => now,
    sleep: async () => {},
    random: () => 0.5,
  };
  const free = Array.from({ length: sendWorkers(perSecond) }, (_, worker) => NOW + worker);
  let sent = 0;
  return {
    ports,
    at: () => now,
    sent: () => sent,
    /** Lets the flood go on until then. */
    async until(end: number): Promise<void> {
      for (;;) {
        const next = Math.min(...free);
        const worker = free.indexOf(next);
        if (next > end) break;
        now = next;
        const count = placesAtOnce(perSecond);
        const reservation = await reserveSendCapacity({ count, lane: 'other', from: FROM }, ports);
        if (reservation.kind === 'now') sent += count;
        // A queue delays by whole seconds.
        free[worker] =
          reservation.kind === 'now'
            ? reservation.at + BATCH_MILLIS * Math.ceil(count / batchSize(perSecond))
            : now + 1000 * Math.max(1, Math.ceil((reservation.at - now) / 1000));
      }
      now = end;
    },
  };
}

describe('mail to the press behind a newsletter that does not end', () => {
  it.each([1, 14, 100])(
    'gets its place at once and leaves within ten seconds, at %i a second',
    async (perSecond) => {
      const world = besideAFlood(perSecond);
      const waits: number[] = [];
      for (let ask = 1; ask <= 60; ask += 1) {
        await world.until(NOW + ask * 7_130);
        const count = batchSize(perSecond);
        const reservation = await reserveSendCapacity({ count, lane: 'press', from: FROM }, world.ports);
        expect(reservation.kind).toBe('now');
        waits.push(reservation.at - world.at());
      }
      expect(Math.max(...waits)).toBeLessThan(10_000);
      // The newsletter went on beside it, and nobody was above the rate.
      expect(world.sent()).toBeGreaterThan(300 * perSecond);
      expect(world.sent()).toBeLessThan(61 * 7.13 * perSecond);
    },
  );

  it('is not held up where the rest of the day is used up: a share of it is the press’s', async () => {
    const world = besideAFlood(14);
    world.ports.quotas = new InMemorySendQuotas({ perSecond: 14, perDay: 1000, sentLastDay: 985 });
    expect((await reserveSendCapacity({ count: 5, lane: 'other', from: FROM }, world.ports)).kind).toBe(
      'later',
    );
    expect((await reserveSendCapacity({ count: 5, lane: 'press', from: FROM }, world.ports)).kind).toBe(
      'now',
    );
  });
});
