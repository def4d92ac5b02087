import { createHash, hash } from 'node:crypto';

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
  return JSON.stringify(withSortedKeys(value) ?? null);
}

/** A copy; sorting in the replacer of `JSON.stringify` costs twice as much. */
function withSortedKeys(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return value;
  if (Array.isArray(value)) return value.map(withSortedKeys);
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [
    key,
    withSortedKeys(inner),
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** SHA-256 of bytes, or of a text in UTF-8; hexadecimal, as standard tools print it. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}
