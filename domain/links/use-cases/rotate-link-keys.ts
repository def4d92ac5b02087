import { TemporaryFailure } from '../../shared/errors.ts';
import { type LinkKey, type LinkKeys, nextKeyId } from '../link-key.ts';

export type RotateLinkKeysPorts = { linkKeys: LinkKeys; newSecret: () => string; now: () => number };

/**
 * Makes another key than the known ones sign from now on. Links that the one before it signed go on working until they are
 * over. Of those who do this at once one makes the key, and all get that one.
 */
export async function rotateLinkKeys(
  known: readonly LinkKey[],
  { linkKeys, newSecret, now }: RotateLinkKeysPorts,
): Promise<LinkKey> {
  const key = { id: nextKeyId(known), secret: newSecret(), since: now() };
  if (await linkKeys.add(key)) return key;
  const theirs = (await linkKeys.all()).find(({ id }) => id === key.id);
  if (!theirs) throw new TemporaryFailure(`link key ${key.id} was made and taken away meanwhile: try again`);
  return theirs;
}
