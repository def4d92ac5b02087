import { LINK_LIFE_MILLIS, signingKey } from '../link-key.ts';
import { linkToken, type PacketClaims, type TasksClaims } from '../link-token.ts';
import type { TaskMark } from '../task-mark.ts';
import type { MakeUnsubscribeLinkPorts } from './make-unsubscribe-link.ts';
import { rotateLinkKeys } from './rotate-link-keys.ts';

/** Whose link it is: a contact by id, and the organisation whose contact that is. */
export type TaskLinkFor = { asks: TaskMark; organisation: string; contact: string };

/** The link by which this person sees and settles their tasks, or opens the packet, without a word of who it is. */
export async function makeTaskLink(
  { asks: { to, milestone, channel }, organisation, contact }: TaskLinkFor,
  ports: MakeUnsubscribeLinkPorts,
): Promise<string> {
  const now = ports.now();
  const known = await ports.linkKeys.all();
  const key = signingKey(known, now) ?? (await rotateLinkKeys(known, ports));
  const common = { milestone, organisation, expires: now + LINK_LIFE_MILLIS };
  const claims: TasksClaims | PacketClaims =
    to === 'tasks' ? { purpose: 'tasks', ...common, contact } : { purpose: 'packet', ...common };
  const link = `${ports.publicUrl}/${to}/${linkToken(claims, key, ports.signer)}`;
  return channel === undefined ? link : `${link}/${channel}`;
}
