import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { dispatchIdSchema } from '../mail/dispatch.ts';
import { suppressionScopeSchema } from '../mail/suppression.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout.ts';
import { localeSchema } from '../shared/locale.ts';
import { plainText } from '../shared/plain-text.ts';
import type { LinkKey } from './link-key.ts';

/** What every link says: what alone it may be used for, and until when (ms since 1970). */
type Claims = { purpose: string; expires: number };

/** A link by which the reader of a mail leaves its list. The reader's address is not in it, only what it is recognised by. */
export const unsubscribeClaimsSchema = z.strictObject({
  purpose: z.literal('unsubscribe'),
  recipient: z.string().regex(/^[a-z2-7]{52}$/),
  list: suppressionScopeSchema,
  /** The list in words, for the page: the rollout's service. */
  name: plainText(60),
  locale: localeSchema,
  expires: z.int().min(0),
});
export type UnsubscribeClaims = z.infer<typeof unsubscribeClaimsSchema>;

const at = {
  milestone: dispatchIdSchema,
  organisation: organisationCodeSchema,
  expires: z.int().min(0),
};

/** A link by which a person sees and settles their tasks of a milestone; at the national office those in all organisations. */
export const tasksClaimsSchema = z.strictObject({
  purpose: z.literal('tasks'),
  ...at,
  contact: z.string().regex(/^[a-z2-7]{26}$/),
});
export type TasksClaims = z.infer<typeof tasksClaimsSchema>;

/** A link to the material that an organisation's tasks of a milestone need. */
export const packetClaimsSchema = z.strictObject({ purpose: z.literal('packet'), ...at });
export type PacketClaims = z.infer<typeof packetClaimsSchema>;

/** A link by which somebody confirms that a newsletter is wanted. The address is not in it, only what it is recognised by. */
export const confirmClaimsSchema = z.strictObject({
  purpose: z.literal('confirm-subscription'),
  rollout: rolloutIdSchema,
  organisation: organisationCodeSchema,
  recipient: z.string().regex(/^[a-z2-7]{52}$/),
  group: roleSchema,
  locale: localeSchema,
  /** Service and organisation in words, for the page. */
  service: plainText(60),
  place: plainText(60),
  /** When it was asked for; ms. */
  asked: z.int().min(0),
  expires: z.int().min(0),
});
export type ConfirmClaims = z.infer<typeof confirmClaimsSchema>;

/** Signs texts, so that nobody without the secret can make or change one. */
export interface Signer {
  /** The text with its signature, in letters that a URL takes as they are: A–Z, a–z, 0–9, `-`, `_` and one `.` */
  sign(text: string, secret: string): string;
  /** The text, where exactly this was signed under this secret. How long it takes tells nothing of the right signature. */
  read(signed: string, secret: string): string | undefined;
}

/** Far more than a link of ours has, so that nobody makes us work on more. */
const MAX_TOKEN = 1000;

/** Claims as the last part of a link: the id of the key, the claims, the signature. */
export function linkToken(claims: Claims, key: LinkKey, signer: Pick<Signer, 'sign'>): string {
  return `${key.id}.${signer.sign(JSON.stringify(claims), key.secret)}`;
}

/** With what links are read. */
export type LinkReader = { keys: readonly LinkKey[]; signer: Pick<Signer, 'read'>; now: number };

/**
 * The claims of a link for one purpose, which the schema names. A link that is unknown, forged, changed, over, under a key
 * that is not among `keys`, or for another purpose is the same: undefined.
 */
export function readLinkToken<T extends Claims>(
  token: string,
  schema: z.ZodType<T>,
  { keys, signer, now }: LinkReader,
): T | undefined {
  if (token.length > MAX_TOKEN) return undefined;
  const dot = token.indexOf('.');
  const key = keys.find(({ id }) => id === token.slice(0, dot));
  const text = key && signer.read(token.slice(dot + 1), key.secret);
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
