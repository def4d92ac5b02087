import * as z from 'zod';
import { DAY_MILLIS } from '../shared/duration.ts';

/** A secret that signs links. `id` numbers the keys: k1, k2 … */
export const linkKeySchema = z.strictObject({
  id: z.string().regex(/^k[1-9][0-9]{0,8}$/),
  /** 32 random bytes as base64url. */
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** Start of signing; ms. */
  since: z.int().min(0),
});
export type LinkKey = z.infer<typeof linkKeySchema>;

/** Lifetime of a link in a mail. Mails are kept long; laws and mail services require at least 30 days. */
export const LINK_LIFE_MILLIS = 365 * DAY_MILLIS;
/** Signing period of a key: limits the use of a secret that leaked unnoticed. */
const SIGNING_MILLIS = 365 * DAY_MILLIS;

/** Stores keys, which are immutable; a leaked key is deleted manually, which invalidates its links. */
export interface LinkKeys {
  all(): Promise<LinkKey[]>;
  /** Stores a key unless its id exists; false if it does. */
  add(key: LinkKey): Promise<boolean>;
}

/** The current signing key, unless its period is over. */
export function signingKey(keys: readonly LinkKey[], now: number): LinkKey | undefined {
  const newest = inOrder(keys).at(-1);
  return newest && now - newest.since < SIGNING_MILLIS ? newest : undefined;
}

/**
 * Keys whose links are accepted: the newest, and earlier ones until their last link expires. One day of slack
 * for a sender that read its key before a rotation.
 */
export function validKeys(keys: readonly LinkKey[], now: number): LinkKey[] {
  const ordered = inOrder(keys);
  return ordered.filter((_, index) => {
    const successor = ordered[index + 1];
    return successor === undefined || now - successor.since < LINK_LIFE_MILLIS + DAY_MILLIS;
  });
}

/** The next id. */
export function nextKeyId(keys: readonly LinkKey[]): string {
  const newest = inOrder(keys).at(-1);
  return `k${newest ? numberOf(newest) + 1 : 1}`;
}

function inOrder(keys: readonly LinkKey[]): LinkKey[] {
  return keys.toSorted((one, other) => numberOf(one) - numberOf(other));
}

function numberOf({ id }: LinkKey): number {
  return Number(id.slice(1));
}
