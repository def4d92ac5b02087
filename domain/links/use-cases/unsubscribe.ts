import type { Suppressions } from '../../mail/suppression.ts';
import type { Wishes } from '../../mail/wish.ts';
import { type UnsubscribeClaims, unsubscribeClaimsSchema } from '../link-claims.ts';
import { type LinkKeys, revokedKeys, validKeys } from '../link-key.ts';
import { keyIdOf, readLinkToken, type Signer } from '../link-token.ts';

export type ReadUnsubscribeLinkPorts = {
  linkKeys: Pick<LinkKeys, 'all'>;
  signer: Pick<Signer, 'read'>;
  now: () => number;
};
export type UnsubscribePorts = ReadUnsubscribeLinkPorts & {
  suppressions: Pick<Suppressions, 'add'>;
  wishes: Wishes;
};

/** The claims of an unsubscribe link, and its key if that was revoked. */
export type UnsubscribeLink = UnsubscribeClaims & { revokedKey?: string };

/**
 * An unsubscribe link; undefined if it is invalid or expired. A revoked key still leads off the list: leaving
 * must stay as easy as it was (docs/decisions/0043). Read-only.
 */
export async function readUnsubscribeLink(
  token: string,
  { linkKeys, signer, now }: ReadUnsubscribeLinkPorts,
): Promise<UnsubscribeLink | undefined> {
  const all = await linkKeys.all();
  const revoked = revokedKeys(all, now());
  const keys = [...validKeys(all, now()), ...revoked];
  const claims = readLinkToken(token, unsubscribeClaimsSchema, { keys, signer, now: now() });
  const key = revoked.find(({ id }) => id === keyIdOf(token));
  return claims && { ...claims, ...(key && { revokedKey: key.id }) };
}

/**
 * Takes the reader off the list for all future mails. Idempotent.
 * @returns the link; undefined, without effect, if it is invalid or expired
 */
export async function unsubscribe(
  token: string,
  ports: UnsubscribePorts,
): Promise<UnsubscribeLink | undefined> {
  const claims = await readUnsubscribeLink(token, ports);
  if (!claims) return undefined;
  const { recipient, list } = claims;
  const at = ports.now();
  await ports.suppressions.add({ recipient, scope: list, reason: 'unsubscribe', at });
  // Before the reader is told that it is done: it must hold in a restored table too.
  await ports.wishes.keep({ type: 'RecipientLeft', detail: { recipient, scope: list, at } });
  return claims;
}
