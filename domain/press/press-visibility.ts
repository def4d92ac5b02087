import type { User } from '../rollout/user.ts';
import type { PressVersion } from './press-version.ts';

/**
 * What a user sees of unpublished releases. `desk`: all. `record`: published ones. An organisation: its own
 * editions, and national releases as submitted, to which it may add.
 */
export type PressReader = 'desk' | 'record' | { organisation: string };

/** What a user's roles show; roles add up. */
export function pressReadersOf({ roles, organisation }: Pick<User, 'roles' | 'organisation'>): PressReader[] {
  return roles.flatMap((role): PressReader[] => {
    if (role === 'registrar') return ['record'];
    if (role !== 'local-lead') return ['desk'];
    return organisation === undefined ? [] : [{ organisation }];
  });
}

/** The versions of one release that a user sees, in the order given. */
export function visibleVersions(
  versions: readonly PressVersion[],
  readers: readonly PressReader[],
): PressVersion[] {
  return versions.filter((version) => readers.some((reader) => canSee(reader, version)));
}

/**
 * The version that represents a release: the newest, unless that was discarded before publication and an
 * earlier one is published.
 */
export function currentVersion(versions: readonly PressVersion[]): PressVersion | undefined {
  const newest = versions.at(-1);
  const givenUp = newest?.state === 'withdrawn' && newest.publishedAt === undefined;
  return (givenUp && versions.findLast(({ publishedAt }) => publishedAt !== undefined)) || newest;
}

function canSee(reader: PressReader, { draft, hash, publishedAt }: PressVersion): boolean {
  if (reader === 'desk') return true;
  if (reader === 'record') return publishedAt !== undefined;
  return draft.kind === 'local' ? draft.organisation === reader.organisation : hash !== undefined;
}
