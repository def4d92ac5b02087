import type { User } from '../rollout/user.ts';
import type { PressVersion } from './press-version.ts';

/**
 * How somebody comes to see releases that are not public. `desk`: all of them. `record`: what has gone out. An organisation: its own
 * editions, and national releases as they were handed in, which it may add to.
 */
export type PressReader = 'desk' | 'record' | { organisation: string };

/** What somebody's roles let them see; each adds to the others. */
export function pressReadersOf({ roles, organisation }: Pick<User, 'roles' | 'organisation'>): PressReader[] {
  return roles.flatMap((role): PressReader[] => {
    if (role === 'registrar') return ['record'];
    if (role !== 'local-lead') return ['desk'];
    return organisation === undefined ? [] : [{ organisation }];
  });
}

/** The versions of one release that somebody sees, in the order given. */
export function visibleVersions(
  versions: readonly PressVersion[],
  readers: readonly PressReader[],
): PressVersion[] {
  return versions.filter((version) => readers.some((reader) => sees(reader, version)));
}

/**
 * The version that a release stands for: the newest, unless that was given up before it was public and an earlier one has gone out.
 */
export function currentVersion(versions: readonly PressVersion[]): PressVersion | undefined {
  const newest = versions.at(-1);
  const givenUp = newest?.state === 'withdrawn' && newest.publishedAt === undefined;
  return (givenUp && versions.findLast(({ publishedAt }) => publishedAt !== undefined)) || newest;
}

function sees(reader: PressReader, { draft, hash, publishedAt }: PressVersion): boolean {
  if (reader === 'desk') return true;
  if (reader === 'record') return publishedAt !== undefined;
  return draft.kind === 'local' ? draft.organisation === reader.organisation : hash !== undefined;
}
