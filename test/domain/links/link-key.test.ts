import { describe, expect, it } from 'vitest';
import { nextKeyId, signingKey, validKeys } from '../../../domain/links/link-key.ts';
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
