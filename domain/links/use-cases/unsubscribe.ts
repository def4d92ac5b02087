import type { Suppressions } from '../../mail/suppression.ts';
import { type LinkKeys, validKeys } from '../link-key.ts';
import {
  readLinkToken,
  type Signer,
  type UnsubscribeClaims,
  unsubscribeClaimsSchema,
} from '../link-token.ts';

export type ReadUnsubscribeLinkPorts = {
  linkKeys: Pick<LinkKeys, 'all'>;
  signer: Pick<Signer, 'read'>;
  now: () => number;
};
export type UnsubscribePorts = ReadUnsubscribeLinkPorts & { suppressions: Pick<Suppressions, 'add'> };

/** The claims of an unsubscribe link; undefined if it is invalid or expired. Read-only. */
export async function readUnsubscribeLink(
  token: string,
  { linkKeys, signer, now }: ReadUnsubscribeLinkPorts,
): Promise<UnsubscribeClaims | undefined> {
  const keys = validKeys(await linkKeys.all(), now());
  return readLinkToken(token, unsubscribeClaimsSchema, { keys, signer, now: now() });
}

/**
 * Takes the reader off the list for all future mails. Idempotent.
 * @returns the link's claims; undefined, without effect, if it is invalid or expired
 */
export async function unsubscribe(
  token: string,
  ports: UnsubscribePorts,
): Promise<UnsubscribeClaims | undefined> {
  const claims = await readUnsubscribeLink(token, ports);
  if (!claims) return undefined;
  const { recipient, list } = claims;
  await ports.suppressions.add({ recipient, scope: list, reason: 'unsubscribe', at: ports.now() });
  return claims;
}
