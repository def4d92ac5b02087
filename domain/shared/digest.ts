import { createHash } from 'node:crypto';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * SHA-256 of any JSON value as lower-case base32 (RFC 4648 alphabet, no padding, 52 characters).
 * Object keys are sorted first, so the same content gives the same digest whatever order it was written in.
 */
export function digest(value: unknown): string {
  const bytes = createHash('sha256').update(canonicalJson(value)).digest();
  let bits = 0;
  let buffer = 0;
  let out = '';
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += BASE32.charAt((buffer >> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return bits > 0 ? out + BASE32.charAt((buffer << (5 - bits)) & 31) : out;
}

/** The first 26 characters (130 bits) of {@link digest}: short enough for a tag, a key and a header, long enough never to collide. */
export function shortDigest(...parts: readonly unknown[]): string {
  return digest(parts).slice(0, 26);
}

/** JSON with sorted keys and without undefined, so that equal values have equal text; `null` for what JSON cannot say. */
export function canonicalJson(value: unknown): string {
  const sorted = (_key: string, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner;
  return JSON.stringify(value ?? null, sorted);
}

/** SHA-256 of a text in UTF-8 as hexadecimal, as anybody's tool shows it for a file. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
