import * as z from 'zod';

/** A secret that signs links. `id` is its place in the order of keys: k1, k2 … */
export const linkKeySchema = z.strictObject({
  id: z.string().regex(/^k[1-9][0-9]{0,8}$/),
  /** 32 random bytes as base64url. */
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** When it began to sign; ms. */
  since: z.int().min(0),
});
export type LinkKey = z.infer<typeof linkKeySchema>;

const DAY_MILLIS = 86_400_000;
/** How long a link in a mail works. People tidy up old mail, and no law or mail service asks for less than 30 days. */
export const LINK_LIFE_MILLIS = 365 * DAY_MILLIS;
/** After this long another key signs, so that a secret which leaked unnoticed is of no use for ever. */
const SIGNING_MILLIS = 365 * DAY_MILLIS;

/** Where keys are kept. They are never changed; a key that leaked is taken away by hand, and its links with it. */
export interface LinkKeys {
  all(): Promise<LinkKey[]>;
  /** Keeps a key only where none has its id; false where one has. */
  add(key: LinkKey): Promise<boolean>;
}

/** The key that signs now, if there is one that is not worn. */
export function signingKey(keys: readonly LinkKey[], now: number): LinkKey | undefined {
  const newest = inOrder(keys).at(-1);
  return newest && now - newest.since < SIGNING_MILLIS ? newest : undefined;
}

/**
 * The keys whose links are honoured: the newest, and those before it until the last link that they signed is over. A day is
 * added for a sender that had already read its key when the next one came.
 */
export function validKeys(keys: readonly LinkKey[], now: number): LinkKey[] {
  const ordered = inOrder(keys);
  return ordered.filter((_, index) => {
    const successor = ordered[index + 1];
    return successor === undefined || now - successor.since < LINK_LIFE_MILLIS + DAY_MILLIS;
  });
}

/** The id after those that are there. */
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
