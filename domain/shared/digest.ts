import { createHash } from 'node:crypto';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * SHA-256 of a JSON value as lower-case base32 (RFC 4648 alphabet, no padding, 52 characters). Object keys
 * are sorted, so their order does not matter.
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

/**
 * The first 26 characters (130 bits) of {@link digest}: fits tags, keys and headers, and is still
 * collision-free in practice.
 */
export function shortDigest(...parts: readonly unknown[]): string {
  return digest(parts).slice(0, 26);
}

/**
 * JSON with sorted keys and without undefined, so equal values give equal text; `null` for values outside
 * JSON.
 */
export function canonicalJson(value: unknown): string {
  const sorted = (_key: string, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner;
  return JSON.stringify(value ?? null, sorted);
}

/** SHA-256 of a text in UTF-8, hexadecimal, as standard tools print it. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
