import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalJson,
  digest,
  digestOfJson,
  isSameJson,
  shortDigest,
} from '../../../domain/shared/digest.ts';

/** RFC 4648 §6 by arithmetic on one large number instead of a bit buffer: another way than the code's. */
function base32(hex: string): string {
  const bits = BigInt(`0x1${hex}`).toString(2).slice(1);
  const padded = bits.padEnd(Math.ceil(bits.length / 5) * 5, '0');
  const digits = padded.match(/.{5}/g) ?? [];
  return digits.map((five) => 'abcdefghijklmnopqrstuvwxyz234567'.charAt(Number.parseInt(five, 2))).join('');
}

describe('base32 as this test computes it', () => {
  // RFC 4648 §10, in lower case and without padding.
  it.each([
    ['f', 'my'],
    ['fo', 'mzxq'],
    ['foo', 'mzxw6'],
    ['foob', 'mzxw6yq'],
    ['fooba', 'mzxw6ytb'],
    ['foobar', 'mzxw6ytboi'],
  ])('agrees with the vector of the RFC for "%s"', (text, expected) => {
    expect(base32(Buffer.from(text).toString('hex'))).toBe(expected);
  });
});

describe('a digest', () => {
  it('is the SHA-256 of the canonical JSON in base32', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const value: unknown = JSON.parse(json);
        const hex = createHash('sha256').update(canonicalJson(value)).digest('hex');
        expect(digest(value)).toBe(base32(hex));
      }),
      { numRuns: 200 },
    );
  });

  it('of JSON that is written already is the same, however it is cut', () => {
    const value = { a: 'Åsa – “nu”', b: [1, { c: null }] };
    const json = canonicalJson(value);
    expect(digestOfJson(json.slice(0, 20), Buffer.from(json.slice(20, -1)), '}')).toBe(digest(value));
  });

  it('has 52 characters, and the short one the first 26 of them', () => {
    expect(digest('x')).toMatch(/^[a-z2-7]{52}$/);
    expect(shortDigest('a', 'b')).toBe(digest(['a', 'b']).slice(0, 26));
  });

  it('does not depend on the order in which keys were written, at any depth', () => {
    expect(digest({ a: 1, b: { c: [{ e: 1, d: 2 }], f: 2 } })).toBe(
      digest({ b: { f: 2, c: [{ d: 2, e: 1 }] }, a: 1 }),
    );
  });

  it('does not see a key without a value', () => {
    expect(digest({ a: 1, b: undefined })).toBe(digest({ a: 1 }));
  });

  it('depends on the order of lists, on types and on where parts begin', () => {
    expect(digest([1, 2])).not.toBe(digest([2, 1]));
    expect(digest('1')).not.toBe(digest(1));
    expect(shortDigest('ab', 'c')).not.toBe(shortDigest('a', 'bc'));
  });

  it('sorts keys by code unit and keeps the text as it is', () => {
    expect(canonicalJson({ ö: 1, Z: 2, a: 3 })).toBe('{"Z":2,"a":3,"ö":1}');
  });
});

describe('two values', () => {
  const values = fc.oneof(
    fc.jsonValue(),
    fc.object({
      values: [fc.constantFrom(undefined, null, 0, -0, NaN, '', 'a', true), fc.date({ noInvalidDate: true })],
      key: fc.constantFrom('a', 'b', '__proto__', 'toString'),
      maxDepth: 2,
    }),
  );

  it('are the same JSON where their canonical JSON is the same, and nowhere else', () => {
    fc.assert(
      fc.property(values, values, (one, other) => {
        expect(isSameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
        expect(isSameJson(one, structuredClone(one))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [undefined, null],
    [{ a: undefined }, {}],
    [
      { b: 1, a: [1, { c: 2 }] },
      { a: [1, { c: 2 }], b: 1 },
    ],
    [[undefined], [null]],
    [new Date(5), new Date(5).toISOString()],
  ])('%j and %j are the same', (one, other) => {
    expect(isSameJson(one, other)).toBe(true);
  });

  it.each([
    [
      { a: undefined, b: 1 },
      { a: 1, c: undefined },
    ],
    [[], {}],
    [{ a: 1 }, { b: 1 }],
    [[1, 2], [1]],
    [0, '0'],
  ])('%j and %j are not', (one, other) => {
    expect(isSameJson(one, other)).toBe(false);
  });
});
