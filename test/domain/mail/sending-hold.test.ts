import { describe, expect, it } from 'vitest';
import {
  afterMailProbe,
  afterRefusal,
  afterSimulator,
  afterUnanswered,
  afterUsedUp,
  goesOnBy,
  NO_HOLDS,
  passage,
  type SendingHolds,
  sendingHoldsSchema,
} from '../../../domain/mail/sending-hold.ts';

const NOW = 1_795_432_000_000;
const SENDER = 'besked@lending.example';
const OTHER = 'besked@park.example';

/** Holds after requests without an answer at these times. */
const unanswered = (...times: number[]) =>
  times.reduce((known: SendingHolds, now) => afterUnanswered(known, { count: 1, now }), NO_HOLDS);
const pass = (known: SendingHolds, now: number, sender = SENDER) =>
  passage(known, { sender, lane: 'other', now });
const resultOf = (known: SendingHolds, now: number, sender = SENDER) => pass(known, now, sender).result;

describe('without a hold', () => {
  it('everybody passes, and nothing is to be kept', () => {
    expect(pass(NO_HOLDS, NOW)).toEqual({ result: { kind: 'clear' } });
  });

  it('the third request without an answer within a minute is an outage', () => {
    const known = unanswered(NOW, NOW + 30_000, NOW + 59_999);
    expect(resultOf(known, NOW + 60_000)).toEqual({ kind: 'held', until: NOW + 89_999 });
    expect(sendingHoldsSchema.parse(known)).toEqual(known);
  });

  it('three of one batch are an outage', () => {
    const known = afterUnanswered(NO_HOLDS, { count: 3, now: NOW });
    expect(resultOf(known, NOW)).toEqual({ kind: 'held', until: NOW + 30_000 });
  });

  it('two are none, nor three over more than a minute', () => {
    expect(resultOf(unanswered(NOW, NOW + 1), NOW + 2).kind).toBe('clear');
    expect(resultOf(unanswered(NOW, NOW + 30_000, NOW + 60_000), NOW + 60_001).kind).toBe('clear');
  });
});

describe('an outage', () => {
  const outage = afterUnanswered(NO_HOLDS, { count: 3, now: NOW });
  const over = NOW + 30_000;
  const probing = pass(outage, over).next ?? NO_HOLDS;

  it('holds everybody back until its time is over, and asks for nothing to be kept', () => {
    for (const sender of [SENDER, OTHER])
      expect(pass(outage, over - 1, sender)).toEqual({ result: { kind: 'held', until: over } });
  });

  it('then lets one ask the simulator, and the others wait for that', () => {
    expect(resultOf(outage, over)).toEqual({ kind: 'probe', with: 'simulator' });
    expect(pass(probing, over + 1)).toEqual({ result: { kind: 'held', until: over + 15_000 } });
  });

  it('lets another one ask where the first never came back', () => {
    expect(resultOf(probing, over + 15_000).kind).toBe('probe');
  });

  it('ends with an answer, and what was before is forgotten', () => {
    const ended = afterSimulator(probing, { answered: true, now: over + 100 });
    expect(resultOf(ended, over + 101)).toEqual({ kind: 'clear' });
    expect(resultOf(afterUnanswered(ended, { count: 2, now: over + 200 }), over + 201).kind).toBe('clear');
  });

  it('lasts another half minute without one, then one may ask again', () => {
    const still = afterSimulator(probing, { answered: false, now: over + 12_000 });
    expect(resultOf(still, over + 12_001)).toEqual({ kind: 'held', until: over + 42_000 });
    expect(resultOf(still, over + 42_000).kind).toBe('probe');
  });

  it('lasts longer if mails in flight get no answer either', () => {
    const later = afterUnanswered(outage, { count: 1, now: NOW + 5_000 });
    expect(resultOf(later, over)).toEqual({ kind: 'held', until: NOW + 35_000 });
  });
});

describe('an account that is refused', () => {
  const refused = (now = NOW, known = NO_HOLDS) =>
    afterRefusal(known, { reason: 'account-paused', sender: SENDER, now });
  const due = NOW + 60_000;

  it('holds every sender back for a minute from the first refusal', () => {
    for (const sender of [SENDER, OTHER])
      expect(pass(refused(), NOW + 1, sender)).toEqual({ result: { kind: 'held', until: due } });
    expect(sendingHoldsSchema.parse(refused())).toEqual(refused());
  });

  it('then lets one real mail try, and nobody besides', () => {
    const { next = NO_HOLDS, result } = pass(refused(), due);
    expect(result).toEqual({ kind: 'probe', with: 'mail' });
    expect(resultOf(next, due, OTHER)).toEqual({ kind: 'held', until: due + 15_000 });
    expect(resultOf(next, due + 15_000).kind).toBe('probe');
  });

  it('is one hold since its first refusal, however many mails in flight are refused too', () => {
    const twice = refused(NOW + 400, refused());
    expect(twice.holds).toEqual([
      { reason: 'account-paused', since: NOW, probeAt: NOW + 60_400, probeUntil: 0 },
    ]);
  });

  it('sends jobs away the longer, the longer it lasts: a quarter of its age, at most a quarter of an hour', () => {
    const hour = 3_600_000;
    const lasting = (age: number) => resultOf(refused(NOW + age, refused()), NOW + age);
    expect(lasting(200_000)).toEqual({ kind: 'held', until: NOW + 260_000 });
    expect(lasting(600_000)).toEqual({ kind: 'held', until: NOW + 750_000 });
    expect(lasting(20 * hour)).toEqual({ kind: 'held', until: NOW + 20 * hour + 900_000 });
  });

  it('is over when a mail is accepted', () => {
    const probing = pass(refused(), due).next ?? NO_HOLDS;
    const ended = afterMailProbe(probing, { sender: SENDER, lane: 'other', accepted: true, now: due + 200 });
    expect(ended).toEqual(NO_HOLDS);
  });

  it('lets the next mail try at once where the first told nothing', () => {
    const probing = pass(refused(), due).next ?? NO_HOLDS;
    const next = afterMailProbe(probing, { sender: SENDER, lane: 'other', accepted: false, now: due + 200 });
    expect(resultOf(next, due + 200)).toEqual({ kind: 'probe', with: 'mail' });
    expect(next.holds).toHaveLength(1);
  });

  it('and does not answer: one probe without an answer is an outage, so real mails are not risked one by one', () => {
    const outage = afterUnanswered(refused(), { count: 1, now: due + 10_000 });
    expect(resultOf(outage, due + 40_000)).toEqual({ kind: 'probe', with: 'simulator' });
    const answered = afterSimulator(outage, { answered: true, now: due + 40_100 });
    expect(answered.holds.map(({ reason }) => reason)).toEqual(['account-paused']);
    expect(resultOf(answered, due + 40_100)).toEqual({ kind: 'probe', with: 'mail' });
  });
});

describe('a sender that is refused', () => {
  it.each(['access-denied', 'identity-unverified', 'mail-from-unverified'] as const)(
    '%s: holds back its own mail alone, and the mail of another sender does not end it',
    (reason) => {
      const known = afterRefusal(NO_HOLDS, { reason, sender: SENDER, now: NOW });
      expect(resultOf(known, NOW).kind).toBe('held');
      expect(resultOf(known, NOW, OTHER)).toEqual({ kind: 'clear' });
      expect(afterMailProbe(known, { sender: OTHER, lane: 'other', accepted: true, now: NOW })).toEqual(
        known,
      );
    },
  );
});

describe('a day whose quota is used up', () => {
  const usedUp = afterUsedUp(NO_HOLDS, { lane: 'other', now: NOW });

  it('holds all mail but that of the press, for which a share is kept back, until it is used up too', () => {
    expect(sendingHoldsSchema.parse(usedUp)).toEqual(usedUp);
    expect(resultOf(usedUp, NOW, OTHER)).toEqual({ kind: 'held', until: NOW + 60_000 });
    const press = (known: SendingHolds) => passage(known, { sender: SENDER, lane: 'press', now: NOW }).result;
    expect(press(usedUp)).toEqual({ kind: 'clear' });
    expect(press(afterUsedUp(usedUp, { lane: 'press', now: NOW }))).toMatchObject({ kind: 'held' });
  });

  it('is tried once a minute with one mail, which says since when it was used up', () => {
    expect(resultOf(usedUp, NOW + 60_000)).toEqual({ kind: 'probe', with: 'mail' });
    const still = afterUsedUp(usedUp, { lane: 'other', now: NOW + 60_000 });
    expect(still.holds).toEqual([
      { reason: 'daily-quota', lane: 'other', since: NOW, probeAt: NOW + 120_000, probeUntil: 0 },
    ]);
  });

  it('is over when a mail of others was accepted, not one of the press', () => {
    const accepted = (lane: 'press' | 'other') =>
      afterMailProbe(usedUp, { sender: SENDER, lane, accepted: true, now: NOW + 60_000 }).holds;
    expect(accepted('press')).toEqual(usedUp.holds);
    expect(accepted('other')).toEqual([]);
  });

  it('goes on by itself within 24 hours; no other hold says when', () => {
    const [hold] = usedUp.holds;
    expect(hold && goesOnBy(hold)).toBe(NOW + 86_400_000);
    const paused = afterRefusal(NO_HOLDS, { reason: 'account-paused', sender: SENDER, now: NOW }).holds[0];
    expect(paused && goesOnBy(paused)).toBeUndefined();
  });
});
