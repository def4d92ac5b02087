import { problemAt } from '../../shared/problem.ts';
import { releaseIdOf } from '../press-release.ts';
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
 * Stores a new version of a published release, with an explanation of what was wrong. Like the first version
 * it is submitted, approved by a second person and scheduled; until then the page is unchanged.
 */
export async function correctPressRelease(
  written: WrittenDraft,
  ports: WritePressDraftPorts,
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
