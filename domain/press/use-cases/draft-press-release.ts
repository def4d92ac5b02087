import { problemAt } from '../../shared/problem.ts';
import { releaseIdOf } from '../press-release.ts';
import { isOpenRelease } from '../press-states.ts';
import {
  type DraftPressReleasePorts,
  hasPublic,
  type KeptDraft,
  keepDraft,
  type PressRefusal,
  readDraft,
  refused,
  type WrittenDraft,
} from './keep-press-draft.ts';

/**
 * Creates or updates a draft. A change voids an earlier submission and approval; writing the same again
 * changes nothing. Nothing is published.
 */
export async function draftPressRelease(
  written: WrittenDraft,
  ports: DraftPressReleasePorts,
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

/**
 * Stores a new version of a published release, with an explanation of what was wrong. Like the first version
 * it is submitted, approved by a second person and scheduled; until then the page is unchanged.
 */
export async function draftCorrection(
  written: WrittenDraft,
  ports: DraftPressReleasePorts,
): Promise<KeptDraft | PressRefusal> {
  const read = await readDraft(written, ports);
  if ('kind' in read) return read;
  if (!read.draft.correction) return refused(problemAt('correction', 'missing'));
  const versions = await ports.pressReleases.versions(releaseIdOf(read.draft));
  const newest = versions.at(-1);
  if (!newest || newest.draft.kind !== read.draft.kind || !hasPublic(versions))
    return refused(problemAt('id', 'wrong-state', { state: newest?.state ?? 'none', action: 'correct' }));
  if (newest.state === 'publishing') return refused(problemAt('id', 'wait-a-minute', { for: 'publishing' }));
  return keepDraft(read, newest, ports);
}
