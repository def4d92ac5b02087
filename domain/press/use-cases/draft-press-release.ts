import { problemAt } from '../../shared/problem.ts';
import { releaseIdOf } from '../press-release.ts';
import { isOpenRelease } from '../press-states.ts';
import {
  hasPublic,
  type KeptDraft,
  keepDraft,
  type PressRefusal,
  readDraft,
  refused,
  type WritePressDraftPorts,
  type WrittenDraft,
} from './write-press-draft.ts';

/**
 * Creates or updates a draft. A change voids an earlier submission and approval; writing the same again
 * changes nothing. Nothing is published.
 */
export async function draftPressRelease(
  written: WrittenDraft,
  ports: WritePressDraftPorts,
): Promise<KeptDraft | PressRefusal> {
  const read = await readDraft(written, ports);
  if ('kind' in read) return read;
  const id = releaseIdOf(read.draft);
  const versions = await ports.pressReleases.versions(id);
  const newest = versions.at(-1);
  if (read.draft.correction) return refused(problemAt('correction', 'correction-only'));
  if (newest && newest.draft.kind !== read.draft.kind)
    return refused(problemAt('id', 'already-exists', { what: 'release' }));
  if (hasPublic(versions))
    return refused(problemAt('id', 'wrong-state', { state: 'published', action: 'rewrite' }));
  if (newest && (newest.state === 'publishing' || !isOpenRelease(newest.state)))
    return refused(problemAt('id', 'wrong-state', { state: newest.state, action: 'rewrite' }));
  return keepDraft(read, newest, ports);
}
