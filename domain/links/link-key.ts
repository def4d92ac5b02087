import * as z from 'zod';
import { DAY_MILLIS } from '../shared/duration.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';

/** Who ended the use of a key before its time, when (ms) and why. */
export const revocationSchema = z.strictObject({
  at: z.int().min(0),
  by: personal(plainText(120), 'actor'),
  reason: personal(plainText(400), 'words'),
});
export type Revocation = z.infer<typeof revocationSchema>;

/** A secret that signs links. `id` numbers the keys: k1, k2 … */
export const linkKeySchema = z.strictObject({
  id: z.string().regex(/^k[1-9][0-9]{0,8}$/),
  /** 32 random bytes as base64url. */
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** Start of signing; ms. */
  since: z.int().min(0),
  /** A revoked key signs nothing and opens nothing; its links only still lead off a list. */
  revoked: revocationSchema.optional(),
});
export type LinkKey = z.infer<typeof linkKeySchema>;

/** Lifetime of a link in a mail. Mails are kept long; laws and mail services require at least 30 days. */
export const LINK_LIFE_MILLIS = 365 * DAY_MILLIS;
/** Signing period of a key: limits the use of a secret that leaked unnoticed. */
const SIGNING_MILLIS = 365 * DAY_MILLIS;

/** Stores keys, which never change but by being revoked, once. */
export interface LinkKeys {
  /** Consistent read, never cached: a revocation counts from the next request on. */
  all(): Promise<LinkKey[]>;
  /** Stores a key unless its id exists; false if it does. */
  add(key: LinkKey): Promise<boolean>;
  /** Revokes a key for good; false if there is none or it is revoked already. */
  revoke(id: string, revocation: Revocation): Promise<boolean>;
}

/** The current signing key, unless its period is over or it is revoked. */
export function signingKey(keys: readonly LinkKey[], now: number): LinkKey | undefined {
  const newest = inOrder(keys).at(-1);
  return newest && !newest.revoked && now - newest.since < SIGNING_MILLIS ? newest : undefined;
}

/** Keys whose links are accepted: those not revoked whose last link has not expired. */
export function validKeys(keys: readonly LinkKey[], now: number): LinkKey[] {
  return unexpiredKeys(keys, now).filter(({ revoked }) => !revoked);
}

/** Keys that were revoked before their last link expired. */
export function revokedKeys(keys: readonly LinkKey[], now: number): LinkKey[] {
  return unexpiredKeys(keys, now).filter(
    ({ revoked }) => revoked && now - revoked.at < LINK_LIFE_MILLIS + DAY_MILLIS,
  );
}

/**
 * When a key stopped signing (ms): at the start of its successor, or when it was revoked; undefined while it
 * may sign.
 */
export function signedUntil(keys: readonly LinkKey[], { id, revoked }: LinkKey): number | undefined {
  const ordered = inOrder(keys);
  const successor = ordered[ordered.findIndex((key) => key.id === id) + 1];
  const ends = [successor?.since, revoked?.at].filter((at) => at !== undefined);
  return ends.length > 0 ? Math.min(...ends) : undefined;
}

/** One day of slack for a sender that read its key before a rotation. */
function unexpiredKeys(keys: readonly LinkKey[], now: number): LinkKey[] {
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
