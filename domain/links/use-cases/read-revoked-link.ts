import * as z from 'zod';
import { type LinkKeys, revokedKeys } from '../link-key.ts';
import { keyIdOf, readLinkToken, type Signer } from '../link-token.ts';

export type ReadRevokedLinkPorts = {
  linkKeys: Pick<LinkKeys, 'all'>;
  signer: Pick<Signer, 'read'>;
  now: () => number;
};

/** A genuine link that no longer opens anything: its purpose, its key, and when that was revoked (ms). */
export type RevokedLink = { purpose: string; key: string; revokedAt: number };

const anyClaimsSchema = z.looseObject({ purpose: z.string(), expires: z.int() });

/**
 * What was once a valid link of a key that is revoked now; undefined for every other text, so that nobody
 * learns of a revocation who does not hold such a link. Read-only.
 */
export async function readRevokedLink(
  token: string,
  { linkKeys, signer, now }: ReadRevokedLinkPorts,
): Promise<RevokedLink | undefined> {
  const keys = revokedKeys(await linkKeys.all(), now());
  const claims = readLinkToken(token, anyClaimsSchema, { keys, signer, now: now() });
  const key = keys.find(({ id }) => id === keyIdOf(token));
  if (!claims || !key?.revoked) return undefined;
  return { purpose: claims.purpose, key: key.id, revokedAt: key.revoked.at };
}
