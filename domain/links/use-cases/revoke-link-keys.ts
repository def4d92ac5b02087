import { type LinkKey, type LinkKeys, signingKey } from '../link-key.ts';
import { rotateLinkKeys } from './rotate-link-keys.ts';

export type RevokeLinkKeysPorts = { linkKeys: LinkKeys; newSecret: () => string; now: () => number };

/** One key by id, or every key that began to sign before an instant (ms); by whom and why. */
export type RevokeWish = { keys: { id: string } | { before: number }; by: string; reason: string };

/** The keys that this call revoked, and the one that signs what follows. */
export type RevokedKeys = { revoked: readonly string[]; signing: string };

/**
 * Ends the use of keys: their links open nothing from the next request on. Links that are made from now on,
 * also in mails planned before, are signed with a new key. Idempotent: what is revoked stays as it is.
 */
export async function revokeLinkKeys(
  { keys, by, reason }: RevokeWish,
  ports: RevokeLinkKeysPorts,
): Promise<RevokedKeys> {
  const { linkKeys, now } = ports;
  const known = await linkKeys.all();
  const unwanted = known.filter((key) => !key.revoked && isMeant(key, keys));
  const current = signingKey(known, now());
  // The new key comes first: no sender may find all keys revoked and none to sign with.
  const signing = current && !unwanted.includes(current) ? current : await rotateLinkKeys(known, ports);
  const revoked: string[] = [];
  for (const { id } of unwanted) if (await linkKeys.revoke(id, { at: now(), by, reason })) revoked.push(id);
  return { revoked, signing: signing.id };
}

function isMeant({ id, since }: LinkKey, wanted: RevokeWish['keys']): boolean {
  return 'id' in wanted ? id === wanted.id : since < wanted.before;
}
