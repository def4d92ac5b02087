import { createHash, hash } from 'node:crypto';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * SHA-256 of a JSON value as lower-case base32 (RFC 4648 alphabet, no padding, 52 characters). Object keys
 * are sorted, so their order does not matter.
 */
export function digest(value: unknown): string {
  return inBase32(hash('sha256', canonicalJson(value), 'buffer'));
}

/** The same of {@link canonicalJson} that is written already, in parts. */
export function digestOfJson(...parts: readonly (string | Uint8Array)[]): string {
  const whole = createHash('sha256');
  for (const part of parts) whole.update(part);
  return inBase32(whole.digest());
}

function inBase32(bytes: Uint8Array): string {
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

/** A copy; sorting in the replacer of `JSON.stringify` costs twice as much, and so does a copy from entries. */
function withSortedKeys(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value.toJSON === 'function') return value;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const inner = withSortedKeys(value[key]);
    // To assign to it would set a prototype.
    if (key === '__proto__') Object.defineProperty(sorted, key, { value: inner, enumerable: true });
    else sorted[key] = inner;
  }
  return sorted;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object';
}

/** Whether two values are the same JSON: as comparing their {@link canonicalJson}, for a tenth of its cost. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return canonicalJson(one) === canonicalJson(other);
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((each, index) => isSameJson(each, other[index]))
    );
  if (typeof one.toJSON === 'function' || typeof other.toJSON === 'function')
    return canonicalJson(one) === canonicalJson(other);
  const keys = definedKeys(one);
  return (
    keys.length === definedKeys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSameJson(one[key], other[key]))
  );
}

function definedKeys(value: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(value).filter((key) => value[key] !== undefined);
}

/** SHA-256 of bytes, or of a text in UTF-8; hexadecimal, as standard tools print it. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}
