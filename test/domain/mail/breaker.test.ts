import { describe, expect, it } from 'vitest';
import {
  afterProbe,
  afterUnknown,
  type Breaker,
  breakerSchema,
  CLOSED,
  passage,
} from '../../../domain/mail/breaker.ts';

const NOW = 1_795_000_000_000;

/** A breaker after mails that ended unknown at these times. */
const tripped = (...times: number[]) =>
  times.reduce((breaker: Breaker, at) => afterUnknown(breaker, 1, at), CLOSED);

describe('the breaker', () => {
  it('lets everybody pass before anything happened', () => {
    expect(passage(CLOSED, NOW)).toEqual({ result: { kind: 'closed' } });
  });

  it('opens for half a minute at the third unknown outcome within a minute', () => {
    const breaker = tripped(NOW, NOW + 30_000, NOW + 59_999);
    expect(passage(breaker, NOW + 60_000).result).toEqual({ kind: 'open', until: NOW + 89_999 });
    expect(breakerSchema.parse(breaker)).toEqual(breaker);
  });

  it('opens for three of one batch', () => {
    expect(passage(afterUnknown(CLOSED, 3, NOW), NOW).result).toEqual({ kind: 'open', until: NOW + 30_000 });
  });

  it('stays closed for two, and for three over more than a minute', () => {
    expect(passage(tripped(NOW, NOW + 1), NOW + 2).result.kind).toBe('closed');
    const slow = tripped(NOW, NOW + 30_000, NOW + 60_000);
    expect(passage(slow, NOW + 60_001).result.kind).toBe('closed');
  });

  it('counts on from those of the last minute', () => {
    const breaker = tripped(NOW, NOW + 30_000, NOW + 60_000, NOW + 61_000);
    expect(passage(breaker, NOW + 62_000).result).toEqual({ kind: 'open', until: NOW + 91_000 });
  });
});

describe('an open breaker', () => {
  const open = afterUnknown(CLOSED, 3, NOW);
  const over = NOW + 30_000;

  it('holds everybody back until its time is over, and asks for nothing to be kept', () => {
    expect(passage(open, over - 1)).toEqual({ result: { kind: 'open', until: over } });
  });

  it('then lets one probe, and the others wait for that', () => {
    const { next = CLOSED, result } = passage(open, over);
    expect(result).toEqual({ kind: 'probe' });
    expect(passage(next, over + 1)).toEqual({ result: { kind: 'open', until: over + 15_000 } });
  });

  it('lets another one probe where the first never came back', () => {
    const { next = CLOSED } = passage(open, over);
    expect(passage(next, over + 15_000).result).toEqual({ kind: 'probe' });
  });

  it('closes with an answer and forgets what was', () => {
    const closed = afterProbe(passage(open, over).next ?? CLOSED, true, over + 100);
    expect(passage(closed, over + 101).result).toEqual({ kind: 'closed' });
    expect(passage(afterUnknown(closed, 2, over + 200), over + 201).result).toEqual({ kind: 'closed' });
  });

  it('stays open for another half minute without one, then lets one probe again', () => {
    const still = afterProbe(passage(open, over).next ?? CLOSED, false, over + 12_000);
    expect(passage(still, over + 12_001).result).toEqual({ kind: 'open', until: over + 42_000 });
    expect(passage(still, over + 42_000).result).toEqual({ kind: 'probe' });
  });

  it('stays open longer if mails in flight end unknown too', () => {
    const later = afterUnknown(open, 1, NOW + 5_000);
    expect(passage(later, over).result).toEqual({ kind: 'open', until: NOW + 35_000 });
  });
});
