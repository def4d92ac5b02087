import type * as z from 'zod';
import type { LinkKey } from './link-key.ts';

/** Claims of every link: its only purpose, and its expiry (ms since 1970). */
type Claims = { purpose: string; expires: number };

/** Signs and verifies texts. */
export interface Signer {
  /** The text with its signature, URL-safe: A–Z, a–z, 0–9, `-`, `_` and one `.` */
  sign(text: string, secret: string): string;
  /** The text if its signature is valid; compares in constant time. */
  read(signed: string, secret: string): string | undefined;
}

/** Length limit, far above that of a valid link, to bound the work on forged ones. */
const MAX_TOKEN = 1000;

/** The last path segment of a link: key id, claims, signature. */
export function linkToken(claims: Claims, key: LinkKey, signer: Pick<Signer, 'sign'>): string {
  return `${key.id}.${signer.sign(JSON.stringify(claims), key.secret)}`;
}

/** The id of the key that a link names; of any text what stands before its first dot. */
export function keyIdOf(token: string): string {
  return token.slice(0, Math.max(0, token.indexOf('.')));
}

/** What reading a link requires. */
export type LinkReader = { keys: readonly LinkKey[]; signer: Pick<Signer, 'read'>; now: number };

/**
 * The claims of a link for the purpose that the schema names. Undefined for every invalid link: unknown,
 * forged, altered, expired, signed with a key not in `keys`, or for another purpose.
 */
export function readLinkToken<T extends Claims>(
  token: string,
  schema: z.ZodType<T>,
  { keys, signer, now }: LinkReader,
): T | undefined {
  if (token.length > MAX_TOKEN) return undefined;
  const key = keys.find(({ id }) => id === keyIdOf(token));
  const text = key && signer.read(token.slice(key.id.length + 1), key.secret);
  if (text === undefined) return undefined;
  const claims = schema.safeParse(jsonOf(text));
  return claims.success && now < claims.data.expires ? claims.data : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
