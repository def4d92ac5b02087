import { type LinkKeys, signingKey, validKeys } from '../../links/link-key.ts';
import {
  linkToken,
  type PacketClaims,
  packetClaimsSchema,
  readLinkToken,
  type Signer,
  type TasksClaims,
} from '../../links/link-token.ts';
import { NotFound } from '../../shared/errors.ts';
import type { Packet } from '../packet.ts';
import { type MakePacketPorts, makePacket } from './make-packet.ts';

export type OpenPacketPorts = MakePacketPorts & {
  linkKeys: Pick<LinkKeys, 'all'>;
  signer: Signer;
  /** Where the public pages are, without a slash at the end. */
  publicUrl: string;
  now: () => number;
};

/**
 * The packet that a link opens, with links to confirm its tasks that end when this one does. Undefined where the link is none
 * that is honoured, or there is no such packet: that is one to whoever asks. Only reads.
 */
export async function openPacket(token: string, ports: OpenPacketPorts): Promise<Packet | undefined> {
  const now = ports.now();
  const keys = await ports.linkKeys.all();
  const reader = { keys: validKeys(keys, now), signer: ports.signer, now };
  const claims = readLinkToken(token, packetClaimsSchema, reader);
  if (!claims) return undefined;
  const { milestone, organisation } = claims;
  const key = signingKey(keys, now);
  try {
    return await makePacket(
      { milestone, organisation, ...(key && { confirmAt: confirmingBy(claims, { key, ...ports }) }) },
      ports,
    );
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

type Signing = Pick<OpenPacketPorts, 'signer' | 'publicUrl'> & { key: Parameters<typeof linkToken>[1] };

/** Makes the links by which a contact confirms what is done through a channel. */
export function confirmingBy(
  { milestone, organisation, expires }: Pick<PacketClaims, 'milestone' | 'organisation' | 'expires'>,
  { key, signer, publicUrl }: Signing,
): (contact: string, channel: string) => string {
  const tokens = new Map<string, string>();
  return (contact, channel) => {
    const claims: TasksClaims = { purpose: 'tasks', milestone, organisation, contact, expires };
    const token = tokens.get(contact) ?? linkToken(claims, key, signer);
    tokens.set(contact, token);
    return `${publicUrl}/tasks/${token}/${channel}`;
  };
}
