import { TemporaryFailure } from '../../shared/errors.ts';
import { type LinkKey, type LinkKeys, nextKeyId } from '../link-key.ts';

export type RotateLinkKeysPorts = {
  linkKeys: Pick<LinkKeys, 'all' | 'add'>;
  newSecret: () => string;
  now: () => number;
};

/**
 * Creates a new signing key. Links signed with earlier keys remain valid until they expire. Concurrent calls
 * create one key and all return it.
 */
export async function rotateLinkKeys(
  known: readonly LinkKey[],
  { linkKeys, newSecret, now }: RotateLinkKeysPorts,
): Promise<LinkKey> {
  const key = { id: nextKeyId(known), secret: newSecret(), since: now() };
  if (await linkKeys.add(key)) return key;
  const theirs = (await linkKeys.all()).find(({ id }) => id === key.id);
  if (!theirs)
    throw new TemporaryFailure(`link key ${key.id} was created and deleted concurrently: try again`);
  return theirs;
}
