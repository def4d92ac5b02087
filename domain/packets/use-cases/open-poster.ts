import { signingKey } from '../../links/link-key.ts';
import { pollLinkWith } from '../../links/use-cases/sign-poll-link.ts';
import { pollCloses } from '../../polls/poll.ts';
import type { Packet } from '../packet.ts';
import { type OpenPacketPorts, openPacket } from './open-packet.ts';

/** A page to print and hang up: it asks a group whether it knows enough, and leads to where it answers. */
export type Poster = {
  packet: Packet;
  group: { id: string; name: string };
  /** The address behind the code. */
  link: string;
  /** The last day on which one can answer (2026-12-21), once the milestone’s mails have left. */
  closes?: string | undefined;
};

/** The groups that a packet's occasions tell, each once, as one calls them in a sentence. */
export function posterGroups({ occasions }: Pick<Packet, 'occasions'>): { id: string; name: string }[] {
  const all = occasions.flatMap(({ told }) => told.map(({ group, called }) => [group, called] as const));
  return [...new Map(all)].map(([id, name]) => ({ id, name }));
}

/** A packet's poster for one of its groups; undefined if there is none. Read-only. */
export async function openPoster(
  { token, group: id }: { token: string; group: string },
  ports: OpenPacketPorts,
): Promise<Poster | undefined> {
  const found = await openPacket(token, ports);
  const packet = found?.undoneOn === undefined ? found : undefined;
  const group = packet && posterGroups(packet).find((one) => one.id === id);
  const milestone = packet && (await ports.milestones.find(packet.milestone.id));
  const closes = milestone && pollCloses(milestone);
  const key = signingKey(await ports.linkKeys.all(), ports.now());
  if (!packet || !group || !milestone || !key) return undefined;
  const asked = { milestone: milestone.id, organisation: packet.organisation.code, group: id };
  return { packet, group, closes, link: pollLinkWith(asked, { ...ports, key }).link };
}
