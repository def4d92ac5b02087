import { describe, expect, it } from 'vitest';
import { SigningHash } from '../../../../functions/adapters/aws-sdk/signing-hash.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const hex = (digest: Uint8Array) => Buffer.from(digest).toString('hex');

async function digestOf(text: string, secret?: ConstructorParameters<typeof SigningHash>[0]) {
  const hash = new SigningHash(secret);
  hash.update(bytes(text));
  return hex(await hash.digest());
}

// FIPS 180-2, appendix B.1.
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('a hash', () => {
  it('is the one of the standard', async () => {
    expect(await digestOf('abc')).toBe(ABC);
  });

  it('begins anew', async () => {
    const hash = new SigningHash();
    hash.update(bytes('something else'));
    hash.reset();
    hash.update(bytes('a'));
    hash.update(bytes('bc'));
    expect(hex(await hash.digest())).toBe(ABC);
  });
});

// RFC 4231, test case 2.
const [KEY, DATA] = ['Jefe', 'what do ya want for nothing?'];
const MAC = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

describe('a hash with a secret', () => {
  it.each([
    ['a text', KEY],
    ['bytes', bytes(KEY)],
    ['bytes within others', bytes(`--${KEY}--`).subarray(2, -2)],
    ['a buffer', Uint8Array.from(bytes(KEY)).buffer],
  ])('that is %s is the one of the standard', async (_, secret) => {
    expect(await digestOf(DATA, secret)).toBe(MAC);
  });

  it('is the same when the same bytes sign again', async () => {
    const secret = bytes(KEY);
    expect([await digestOf(DATA, secret), await digestOf(DATA, secret)]).toEqual([MAC, MAC]);
  });

  it('is another for other bytes', async () => {
    expect(await digestOf(DATA, bytes('Jeff'))).not.toBe(MAC);
  });
});
