import { type PacketClaims, packetClaimsSchema, type TasksClaims } from '../../links/link-claims.ts';
import { type LinkKeys, signingKey, validKeys } from '../../links/link-key.ts';
import { linkToken, readLinkToken, type Signer } from '../../links/link-token.ts';
import { NotFound } from '../../shared/errors.ts';
import type { Packet } from '../packet.ts';
import { type MakePacketPorts, makePacket } from './make-packet.ts';

export type OpenPacketPorts = MakePacketPorts & {
  linkKeys: Pick<LinkKeys, 'all'>;
  signer: Signer;
  /** Base URL of the public pages, without a trailing slash. */
  publicUrl: string;
};

/**
 * The packet of a link, with confirmation links that expire when it does. Undefined for an invalid or expired
 * link or a missing packet; callers cannot tell these apart, by design. Read-only.
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

/** Creates the links at which a contact confirms work on a channel. */
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
