import { type ConfirmClaims, confirmClaimsSchema } from '../../links/link-claims.ts';
import { type LinkKeys, validKeys } from '../../links/link-key.ts';
import { readLinkToken, type Signer } from '../../links/link-token.ts';
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

/** The claims of a confirmation link; undefined if it is invalid or expired. Read-only. */
export async function readConfirmLink(
  token: string,
  { linkKeys, signer, now }: ReadConfirmLinkPorts,
): Promise<ConfirmClaims | undefined> {
  const keys = validKeys(await linkKeys.all(), now());
  return readLinkToken(token, confirmClaimsSchema, { keys, signer, now: now() });
}

/**
 * Confirms a subscription, from the next issue on. Lifts an earlier unsubscribe from the list; one made after
 * the request stands, whatever old link is used. Idempotent.
 * @returns the link's claims; undefined, without effect, if it is invalid or expired
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
