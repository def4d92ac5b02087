import type { PacketClaims, TasksClaims, TextsClaims } from '../link-claims.ts';
import { LINK_LIFE_MILLIS, signingKey } from '../link-key.ts';
import { linkToken } from '../link-token.ts';
import type { TaskMark } from '../task-mark.ts';
import type { MakeUnsubscribeLinkPorts } from './make-unsubscribe-link.ts';
import { rotateLinkKeys } from './rotate-link-keys.ts';
import { signPollLink } from './sign-poll-link.ts';

/**
 * The holder of the link: a contact id, and the organisation of that contact; `group` is their strongest one there, all
 * that a link to a poll says of them.
 */
export type TaskLinkFor = {
  asks: TaskMark;
  organisation: string;
  contact: string;
  group?: string | undefined;
};

/** A signed link and its expiry (ms). */
export type SignedLink = { link: string; expires: number };

/** The link to a person's tasks or packet; it contains no name or address. */
export async function makeTaskLink(asked: TaskLinkFor, ports: MakeUnsubscribeLinkPorts): Promise<string> {
  return (await signTaskLink(asked, ports)).link;
}

/** The same with its expiry. */
export async function signTaskLink(
  { asks, organisation, contact, group }: TaskLinkFor,
  ports: MakeUnsubscribeLinkPorts,
): Promise<SignedLink> {
  if (asks.to === 'polls')
    return signPollLink({ ...asks, organisation, group: group ?? 'none', once: true }, ports);
  const now = ports.now();
  const known = await ports.linkKeys.all();
  const key = signingKey(known, now) ?? (await rotateLinkKeys(known, ports));
  const expires = now + LINK_LIFE_MILLIS;
  const claims = claimsOf(asks, { milestone: asks.milestone, organisation, expires }, contact);
  const link = `${ports.publicUrl}/${asks.to}/${linkToken(claims, key, ports.signer)}`;
  const channel = asks.to === 'texts' ? undefined : asks.channel;
  return { link: channel === undefined ? link : `${link}/${channel}`, expires };
}

function claimsOf(
  asks: Exclude<TaskMark, { to: 'polls' }>,
  common: Omit<PacketClaims, 'purpose'>,
  contact: string,
): TasksClaims | PacketClaims | TextsClaims {
  if (asks.to === 'texts') {
    const { variant, dispatch } = asks;
    return { purpose: 'texts', ...common, variant, ...(dispatch === undefined ? {} : { dispatch }) };
  }
  return asks.to === 'tasks' ? { purpose: 'tasks', ...common, contact } : { purpose: 'packet', ...common };
}
