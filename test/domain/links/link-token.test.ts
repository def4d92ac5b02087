import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { unsubscribeClaimsSchema } from '../../../domain/links/link-claims.ts';
import { linkToken, readLinkToken } from '../../../domain/links/link-token.ts';
import { HmacSigner } from '../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../functions/adapters/node-crypto/new-secret.ts';
import { aLinkKey } from '../../fixtures/a-link-key.ts';
import { unsubscribeClaims } from '../../fixtures/unsubscribe-claims.ts';

const signer = new HmacSigner();
const key = aLinkKey({ secret: newSecret() });
const newKey = aLinkKey({ id: 'k2', secret: newSecret() });
const keys = [key, newKey];
const now = Date.UTC(2026, 10, 23);
const claims = unsubscribeClaims();
const token = linkToken(claims, key, signer);
const read = (given: string, by: Partial<Parameters<typeof readLinkToken>[2]> = {}) =>
  readLinkToken(given, unsubscribeClaimsSchema, { keys, signer, now, ...by });

describe('a link', () => {
  it('says what it was made with', () => {
    expect(read(token)).toEqual(claims);
    expect(read(linkToken(claims, newKey, signer))).toEqual(claims);
  });

  it('goes into a URL and a header line as it is, and names no address', () => {
    expect(token).toMatch(/^[\w.-]{100,400}$/);
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).not.toMatch(
      /@|club\.example|bo\b/,
    );
  });

  it('is over from its last moment on', () => {
    expect(read(token, { now: claims.expires - 1 })).toEqual(claims);
    expect(read(token, { now: claims.expires })).toBeUndefined();
  });

  it('ends with its key', () => {
    expect(read(token, { keys: [newKey] })).toBeUndefined();
    expect(read(token, { keys: [] })).toBeUndefined();
    expect(read(token, { keys: [{ ...key, secret: newSecret() }] })).toBeUndefined();
  });

  it('is not moved under another key that is valid too', () => {
    expect(read(token.replace('k1.', 'k2.'))).toBeUndefined();
  });
});

describe('a link for one purpose', () => {
  const confirm = z.strictObject({ ...unsubscribeClaimsSchema.shape, purpose: z.literal('confirm') });

  it('is none for another, though it is genuine', () => {
    const confirmation = linkToken({ ...claims, purpose: 'confirm' }, key, signer);
    const reader = { keys, signer, now };
    expect(readLinkToken(confirmation, confirm, reader)?.purpose).toBe('confirm');
    expect(read(confirmation)).toBeUndefined();
    expect(readLinkToken(token, confirm, reader)).toBeUndefined();
  });

  it('is none either where a genuine signature stands over something else', () => {
    for (const text of [
      '',
      'no JSON',
      'null',
      '[]',
      '{}',
      JSON.stringify({ ...claims, list: 'everything' }),
    ]) {
      expect(read(`k1.${signer.sign(text, key.secret)}`), text).toBeUndefined();
    }
    const more = { ...claims, admin: true };
    expect(read(linkToken(more, key, signer))).toBeUndefined();
  });
});

describe('a forged link', () => {
  const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~=% k'];
  let tried = 0;
  const accepted: string[] = [];
  const attempt = (forged: string) => {
    if (forged === token) return;
    tried += 1;
    if (read(forged) !== undefined) accepted.push(forged);
  };

  it('is never honoured: 0 of more than 100 000', () => {
    for (let position = 0; position < token.length; position += 1) {
      const [before, after] = [token.slice(0, position), token.slice(position + 1)];
      for (const letter of ALPHABET) attempt(before + letter + after);
      attempt(before + after);
      attempt(token.slice(0, position));
      for (const letter of ALPHABET) attempt(before + letter + token.slice(position));
    }
    const letters = fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 300 });
    const whole = fc.oneof(
      letters,
      fc.string(),
      letters.map((text) => `k1.${text}`),
    );
    const spliced = fc
      .tuple(fc.nat(token.length), fc.nat(token.length), letters)
      .map(([from, to, text]) => token.slice(0, from) + text + token.slice(to));
    fc.assert(fc.property(fc.oneof(whole, spliced), attempt), { numRuns: 65_000 });
    expect(tried).toBeGreaterThan(100_000);
    expect(accepted).toEqual([]);
    expect(read(token)).toEqual(claims);
  }, 120_000);

  it('is not honoured with changed claims under the old signature', () => {
    const [id, , signature] = token.split('.');
    for (const over of [{ list: 'all' }, { recipient: 'a'.repeat(52) }, { expires: now * 2 }] as const) {
      const payload = Buffer.from(JSON.stringify({ ...claims, ...over })).toString('base64url');
      expect(read(`${id}.${payload}.${signature}`)).toBeUndefined();
    }
  });

  it('of any length is put aside without being looked at', () => {
    const looked: string[] = [];
    const watching = { read: (signed: string) => void looked.push(signed) };
    expect(read(`k1.${'A'.repeat(1_000_000)}`, { signer: watching })).toBeUndefined();
    expect(looked).toEqual([]);
    expect(read('k1.short', { signer: watching })).toBeUndefined();
    expect(looked).toEqual(['short']);
  });
});
