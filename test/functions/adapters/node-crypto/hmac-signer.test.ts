import { describe, expect, it } from 'vitest';
import { HmacSigner } from '../../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../../functions/adapters/node-crypto/new-secret.ts';

const signer = new HmacSigner();
const base64url = (bytes: string | Uint8Array) => Buffer.from(bytes).toString('base64url');

describe('a signature', () => {
  // The same text, secret and digest with OpenSSL: printf 'c3Zhcg' | openssl dgst -sha256 -hmac
  // 'abcdefghijklmnopqrstuvwxyz012345'
  it('is HMAC-SHA-256 over the text in base64url', () => {
    const secret = base64url('abcdefghijklmnopqrstuvwxyz012345');
    const expected = Buffer.from('ef2653818289f2b7f19373ac8b62b9929fb77411b7c4a13e40e1f225340b082e', 'hex');
    expect(signer.sign('svar', secret)).toBe(`${base64url('svar')}.${base64url(expected)}`);
  });

  it('gives the text back under its own secret, whatever letters it has', () => {
    const secret = newSecret();
    for (const text of ['', 'Räksmörgås 🦐', '{"a":"."}']) {
      expect(signer.read(signer.sign(text, secret), secret)).toBe(text);
    }
  });

  it('gives nothing under another secret', () => {
    expect(signer.read(signer.sign('a', newSecret()), newSecret())).toBeUndefined();
  });

  it('is valid only as written: not cut, lengthened, padded, or with another ending for the same bytes', () => {
    const secret = newSecret();
    const signed = signer.sign('a', secret);
    const last = signed.at(-1) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const sameBytes = [...alphabet].filter(
      (letter) =>
        letter !== last &&
        Math.floor(alphabet.indexOf(letter) / 4) === Math.floor(alphabet.indexOf(last) / 4),
    );
    expect(sameBytes).toHaveLength(3);
    const others = sameBytes.map((letter) => signed.slice(0, -1) + letter);
    for (const other of [
      ...others,
      `${signed}=`,
      `${signed}.`,
      `${signed}.a`,
      signed.slice(0, -1),
      `${signed}A`,
      '',
      '.',
      'YQ',
    ]) {
      expect(signer.read(other, secret), other).toBeUndefined();
    }
    expect(signer.read(signed, secret)).toBe('a');
  });
});

describe('a new secret', () => {
  it('has 256 bits, as base64url, and is another each time', () => {
    expect(Buffer.from(newSecret(), 'base64url')).toHaveLength(32);
    expect(newSecret()).toMatch(/^[\w-]{43}$/);
    expect(newSecret()).not.toBe(newSecret());
  });
});
