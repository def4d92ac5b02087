import { recipientDigest, type SuppressionScope } from '../../mail/suppression.ts';
import type { UnsubscribeClaims } from '../link-claims.ts';
import { LINK_LIFE_MILLIS, signingKey } from '../link-key.ts';
import { linkToken, type Signer } from '../link-token.ts';
import { type RotateLinkKeysPorts, rotateLinkKeys } from './rotate-link-keys.ts';

export type MakeUnsubscribeLinkPorts = RotateLinkKeysPorts & {
  signer: Pick<Signer, 'sign'>;
  /** Base URL of the public pages, without a trailing slash. */
  publicUrl: string;
};

export type UnsubscribeLinkFor = { address: string; list: SuppressionScope; name: string; locale: string };

/**
 * The reader's unsubscribe link for a list; it contains no name or address. Creates the first key if there is
 * none.
 */
export async function makeUnsubscribeLink(
  { address, list, name, locale }: UnsubscribeLinkFor,
  ports: MakeUnsubscribeLinkPorts,
): Promise<string> {
  const now = ports.now();
  const known = await ports.linkKeys.all();
  const key = signingKey(known, now) ?? (await rotateLinkKeys(known, ports));
  const claims: UnsubscribeClaims = {
    purpose: 'unsubscribe',
    recipient: recipientDigest(address),
    list,
    name: shortened(name),
    locale,
    expires: now + LINK_LIFE_MILLIS,
  };
  return `${ports.publicUrl}/unsubscribe/${linkToken(claims, key, ports.signer)}`;
}

/** Keeps the link short: a header line is limited to 998 octets. */
function shortened(name: string): string {
  const characters = [...name];
  return characters.length <= 60 ? name : `${characters.slice(0, 59).join('')}…`;
}
