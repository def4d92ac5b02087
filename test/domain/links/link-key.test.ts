import { describe, expect, it } from 'vitest';
import {
  nextKeyId,
  revokedKeys,
  signedUntil,
  signingKey,
  validKeys,
} from '../../../domain/links/link-key.ts';
import { aLinkKey } from '../../fixtures/a-link-key.ts';

const DAY = 86_400_000;
const YEAR = 365 * DAY;
const [first, second, tenth] = [
  aLinkKey(),
  aLinkKey({ id: 'k2', since: YEAR }),
  aLinkKey({ id: 'k10', since: 9 * YEAR }),
];

describe('the key that signs', () => {
  it('is the newest, in whatever order they come', () => {
    expect(signingKey([tenth, second, first], 9 * YEAR + 1)).toEqual(tenth);
  });

  it('is none before there is one, and none when the newest has signed for a year', () => {
    expect(signingKey([], 0)).toBeUndefined();
    expect(signingKey([first], YEAR - 1)).toEqual(first);
    expect(signingKey([first], YEAR)).toBeUndefined();
  });
});

describe('the keys whose links are honoured', () => {
  it('are both during a rotation, until the last link of the old one is over, and a day more', () => {
    const lastLinkOver = second.since + YEAR;
    expect(validKeys([second, first], second.since)).toEqual([first, second]);
    expect(validKeys([first, second], lastLinkOver + DAY - 1)).toEqual([first, second]);
    expect(validKeys([first, second], lastLinkOver + DAY)).toEqual([second]);
  });

  it('always have the newest among them, however old it is', () => {
    expect(validKeys([first], 50 * YEAR)).toEqual([first]);
    expect(validKeys([], 0)).toEqual([]);
  });
});

it('the next id is one more than the highest, by number and not by letter', () => {
  expect(nextKeyId([])).toBe('k1');
  expect(nextKeyId([tenth, second])).toBe('k11');
});

describe('a revoked key', () => {
  const revoked = { at: 2 * YEAR, by: 'Anna Ek', reason: 'It was in a log' };
  const leaked = aLinkKey({ id: 'k2', since: YEAR, revoked });
  const third = aLinkKey({ id: 'k3', since: 2 * YEAR });

  it('signs nothing more, and no older key takes its place', () => {
    expect(signingKey([first, leaked], revoked.at)).toBeUndefined();
    expect(signingKey([first, leaked, third], revoked.at)).toEqual(third);
    expect(nextKeyId([first, leaked])).toBe('k3');
  });

  it('is none whose links are honoured, and leaves the others alone', () => {
    expect(validKeys([first, leaked], YEAR + 1)).toEqual([first]);
    expect(validKeys([leaked, third], revoked.at)).toEqual([third]);
  });

  it('is remembered as revoked until the last link of it would have been over', () => {
    expect(revokedKeys([first, leaked, third], revoked.at)).toEqual([leaked]);
    expect(revokedKeys([leaked, third], revoked.at + YEAR)).toEqual([leaked]);
    expect(revokedKeys([leaked, third], revoked.at + YEAR + DAY)).toEqual([]);
  });

  it('has signed until it was revoked or another began, whichever came first', () => {
    expect(signedUntil([first, leaked], first)).toBe(YEAR);
    expect(signedUntil([first, leaked], leaked)).toBe(2 * YEAR);
    expect(signedUntil([leaked, third, tenth], { ...leaked, revoked: { ...revoked, at: 5 * YEAR } })).toBe(
      2 * YEAR,
    );
    expect(signedUntil([third], third)).toBeUndefined();
  });
});
