import { DAY_MILLIS } from '../../shared/duration.ts';
import type { PollClaims } from '../link-claims.ts';
import { LINK_LIFE_MILLIS, type LinkKey, signingKey } from '../link-key.ts';
import { linkToken, type Signer } from '../link-token.ts';
import type { MakeUnsubscribeLinkPorts } from './make-unsubscribe-link.ts';
import { rotateLinkKeys } from './rotate-link-keys.ts';

/** In which group, at which organisation and after what somebody answers by a link. */
export type PollLinkFor = Pick<PollClaims, 'milestone' | 'organisation' | 'group' | 'sample'>;

/** A link and its expiry (ms). */
export type PollLink = { link: string; expires: number };

/**
 * The link by which somebody answers. It tells nothing that tells one member of a group from another. `once`: it
 * is in one mail, and counts once.
 */
export async function signPollLink(
  { once, ...asked }: PollLinkFor & { once: boolean },
  ports: MakeUnsubscribeLinkPorts,
): Promise<PollLink> {
  const known = await ports.linkKeys.all();
  const key = signingKey(known, ports.now()) ?? (await rotateLinkKeys(known, ports));
  const mark = once ? { mark: markFrom(ports.newSecret()) } : {};
  return pollLinkWith({ ...asked, ...mark }, { ...ports, key });
}

type Signing = { key: LinkKey; signer: Pick<Signer, 'sign'>; publicUrl: string; now: () => number };

/** The same with a key at hand; without a mark as it is printed. */
export function pollLinkWith(
  { milestone, organisation, group, sample, mark }: PollLinkFor & Pick<PollClaims, 'mark'>,
  { key, signer, publicUrl, now }: Signing,
): PollLink {
  // By the day: to the millisecond it would say which mail it is.
  const expires = Math.floor(now() / DAY_MILLIS) * DAY_MILLIS + LINK_LIFE_MILLIS;
  const claims: PollClaims = {
    ...{ purpose: 'poll', milestone, organisation, group },
    ...(sample ? { sample } : {}),
    ...(mark === undefined ? {} : { mark }),
    expires,
  };
  return { link: `${publicUrl}/polls/${linkToken(claims, key, signer)}`, expires };
}

/** 132 random bits of a secret (base64url). */
export function markFrom(secret: string): string {
  return secret.slice(0, 22);
}
