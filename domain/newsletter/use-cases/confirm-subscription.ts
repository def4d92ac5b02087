import { type LinkKeys, validKeys } from '../../links/link-key.ts';
import {
  type ConfirmClaims,
  confirmClaimsSchema,
  readLinkToken,
  type Signer,
} from '../../links/link-token.ts';
import { rolloutList, type Suppressions } from '../../mail/suppression.ts';
import type { Subscribers } from '../subscriber.ts';

export type ReadConfirmLinkPorts = {
  linkKeys: Pick<LinkKeys, 'all'>;
  signer: Pick<Signer, 'read'>;
  now: () => number;
};
export type ConfirmSubscriptionPorts = ReadConfirmLinkPorts & {
  subscribers: Pick<Subscribers, 'confirm'>;
  suppressions: Pick<Suppressions, 'lift'>;
};

/** What a link says by which a subscription is confirmed, or undefined where it is none that is honoured. Only reads. */
export async function readConfirmLink(
  token: string,
  { linkKeys, signer, now }: ReadConfirmLinkPorts,
): Promise<ConfirmClaims | undefined> {
  const keys = validKeys(await linkKeys.all(), now());
  return readLinkToken(token, confirmClaimsSchema, { keys, signer, now: now() });
}

/**
 * Makes a subscriber of whoever asked, from the next issue on. Somebody who left the list earlier is on it again; who left it after
 * asking is not, whatever old link comes back. The same again changes nothing.
 * @returns what the link says, or undefined where it is none that is honoured; then nothing was done
 */
export async function confirmSubscription(
  token: string,
  ports: ConfirmSubscriptionPorts,
): Promise<ConfirmClaims | undefined> {
  const claims = await readConfirmLink(token, ports);
  if (!claims) return undefined;
  const { rollout, organisation, recipient, group, locale, asked } = claims;
  const at = ports.now();
  if (!(await ports.subscribers.confirm({ rollout, organisation, recipient, group, locale, at })))
    return undefined;
  await ports.suppressions.lift({ recipient, scope: rolloutList(rollout), before: asked, at });
  return claims;
}
