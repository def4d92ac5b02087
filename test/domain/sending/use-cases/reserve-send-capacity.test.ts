import { beforeEach, describe, expect, it } from 'vitest';
import type { SendResult } from '../../../../domain/mail/delivery.ts';
import {
  type BatchAnswers,
  reportAnswers,
  reserveSendCapacity,
} from '../../../../domain/sending/use-cases/reserve-send-capacity.ts';
import { type DispatchingWorld, dispatchingWorld, NOW } from '../../../fixtures/dispatching-world.ts';
import { portWith } from '../../../fixtures/port-with.ts';
import { InMemoryMailer } from '../../../in-memory/in-memory-mailer.ts';

const FROM = 'besked@lending.example';
let world: DispatchingWorld;

beforeEach(async () => {
  world = await dispatchingWorld([]);
});

const ask = (count = 5, ports = world) => reserveSendCapacity({ count, lane: 'other', from: FROM }, ports);

const NOTHING: BatchAnswers = {
  sender: FROM,
  lane: 'other',
  unanswered: 0,
  refusal: undefined,
  accepted: true,
  probe: false,
};
const unanswered = (count: number) => reportAnswers({ ...NOTHING, unanswered: count }, world);

describe('the way is clear', () => {
  it('at once for the first who asks, without a probe', async () => {
    expect(await ask()).toMatchObject({ kind: 'now', at: NOW, count: 5, probe: false });
    expect(world.mailer.probes).toEqual([]);
  });

  it('for the next worker when all places of the first have left', async () => {
    await ask();
    // Five at 13.72 a second.
    expect(await ask()).toMatchObject({ kind: 'now', at: expect.closeTo(NOW + 364.43, 1) });
  });

  it('later for those who would sleep more than three seconds, and they take no place', async () => {
    for (let batches = 0; batches < 9; batches += 1) expect((await ask()).kind).toBe('now');
    // Nine batches of 364.43 ms are 3.28 s.
    const later = { kind: 'later', at: expect.closeTo(NOW + 3_279.9, 0) };
    expect(await ask()).toEqual(later);
    expect(await ask()).toEqual(later);
  });

  it('in a minute where the day is used up, which holds all mail but that of the press', async () => {
    world.quotas.quota = { perSecond: 14, perDay: 200, sentLastDay: 190 };
    expect(await ask(1)).toEqual({ kind: 'later', at: NOW + 60_000 });
    expect((await world.holds.read()).value?.holds).toMatchObject([
      { reason: 'daily-quota', lane: 'other', since: NOW },
    ]);
    expect((await reserveSendCapacity({ count: 1, lane: 'press', from: FROM }, world)).kind).toBe('now');
  });

  it('with one mail once the day has room again', async () => {
    world.quotas.quota = { perSecond: 14, perDay: 200, sentLastDay: 190 };
    await ask();
    world.clock.now += 60_000;
    expect((await ask()).kind).toBe('later');
    expect((await world.holds.read()).value?.holds).toMatchObject([{ since: NOW }]);
    world.quotas.quota = { perSecond: 14, perDay: 200, sentLastDay: 100 };
    world.clock.now += 60_000;
    expect(await ask()).toMatchObject({ kind: 'now', count: 1, probe: true });
    await reportAnswers({ ...NOTHING, probe: true }, world);
    expect(await ask()).toMatchObject({ kind: 'now', count: 5, probe: false });
  });
});

describe('the quota', () => {
  it('is read once a minute, not once a batch', async () => {
    await ask();
    world.clock.now += 59_999;
    await ask();
    expect(world.quotas.reads).toBe(1);
    world.clock.now += 1;
    await ask();
    expect(world.quotas.reads).toBe(2);
  });

  it('is looked at once for a place, together with what is reserved', async () => {
    await ask();
    let looks = 0;
    const pace = portWith(world.pace, 'read', () => {
      looks += 1;
      return world.pace.read();
    });
    expect(await ask(5, { ...world, pace })).toMatchObject({ kind: 'now', count: 5 });
    expect(looks).toBe(1);
  });

  it('keeps earlier reservations if two workers read it concurrently', async () => {
    world.quotas.quota = { perSecond: 14, perDay: 100, sentLastDay: 80 };
    const quotas = portWith(world.quotas, 'read', async () => {
      const quota = await world.quotas.read();
      if (world.quotas.reads === 1) expect((await ask(5)).kind).toBe('now');
      return quota;
    });
    // 100 less ten kept back and 80 sent: ten are left, five of which the other worker has just taken.
    expect(await ask(6, { ...world, quotas })).toMatchObject({ kind: 'now', count: 5 });
    expect((await ask(1)).kind).toBe('later');
  });
});

describe('a mail service that does not answer', () => {
  const answering = (kind: 'accepted' | 'refused' | 'not-taken' | 'unreached' | 'unknown') =>
    dispatchingWorld(
      [],
      new InMemoryMailer(undefined, (): SendResult => {
        return kind === 'accepted' ? { kind, messageId: 'x' } : { kind, reason: 'x' };
      }),
    );
  const tripped = async (kind: Parameters<typeof answering>[0]) => {
    world = await answering(kind);
    await unanswered(3);
  };

  it('is not noticed before the third mail without an answer', async () => {
    await unanswered(2);
    expect((await ask()).kind).toBe('now');
    await unanswered(1);
    expect(await ask()).toEqual({ kind: 'later', at: NOW + 30_000 });
  });

  it('holds everybody back; nobody probes, reads the quota or takes a place', async () => {
    await tripped('accepted');
    world.clock.now += 29_999;
    expect(await ask()).toEqual({ kind: 'later', at: NOW + 30_000 });
    expect(world.mailer.probes).toEqual([]);
    expect(world.quotas.reads).toBe(0);
    expect((await world.pace.read()).value).toBeUndefined();
  });

  it.each(['accepted', 'refused', 'not-taken'] as const)(
    'is back when a probe is %s: one mail from the same sender, then everybody passes',
    async (kind) => {
      await tripped(kind);
      world.clock.now += 30_000;
      expect((await ask()).kind).toBe('now');
      expect((await ask()).kind).toBe('now');
      expect(world.mailer.probes).toEqual([FROM]);
      await unanswered(2);
      expect((await ask()).kind).toBe('now');
    },
  );

  it.each(['unknown', 'unreached'] as const)(
    'is still out when a probe is %s: another half minute, then another probe',
    async (kind) => {
      await tripped(kind);
      world.clock.now += 30_000;
      expect(await ask()).toEqual({ kind: 'later', at: NOW + 31_000 });
      expect(await ask()).toEqual({ kind: 'later', at: NOW + 60_000 });
      expect(world.mailer.probes).toHaveLength(1);
      world.clock.now += 30_000;
      await ask();
      expect(world.mailer.probes).toHaveLength(2);
    },
  );

  it('is probed by one of two workers who come at once', async () => {
    await tripped('accepted');
    world.clock.now += 30_000;
    const mailer = portWith(world.mailer, 'probe', async (from) => {
      expect(await ask()).toEqual({ kind: 'later', at: NOW + 45_000 });
      return world.mailer.probe(from);
    });
    expect((await ask(5, { ...world, mailer })).kind).toBe('now');
    expect(world.mailer.probes).toHaveLength(1);
  });
});

it('reporting that every mail was accepted changes nothing', async () => {
  await reportAnswers(NOTHING, world);
  expect((await world.holds.read()).value).toBeUndefined();
});

describe('an account that is refused', () => {
  const refused = () => reportAnswers({ ...NOTHING, accepted: false, refusal: 'account-paused' }, world);

  it('is tried with one mail after a minute, and with all when that was accepted', async () => {
    await refused();
    expect(await ask()).toEqual({ kind: 'later', at: NOW + 60_000 });
    world.clock.now += 60_000;
    expect(await ask()).toMatchObject({ kind: 'now', at: NOW + 60_000, count: 1, probe: true });
    expect(await ask()).toEqual({ kind: 'later', at: NOW + 75_000 });
    await reportAnswers({ ...NOTHING, probe: true }, world);
    expect(await ask()).toMatchObject({ kind: 'now', count: 5, probe: false });
    expect(world.mailer.probes).toEqual([]);
  });

  it('and is out as well, is asked by the simulator first, then tried with one mail', async () => {
    await refused();
    await unanswered(1);
    world.clock.now += 60_000;
    expect(await ask()).toMatchObject({ kind: 'now', count: 1, probe: true });
    expect(world.mailer.probes).toEqual([FROM]);
  });
});
