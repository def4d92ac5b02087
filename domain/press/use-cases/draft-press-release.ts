import { releaseIdOf } from '../press-release.ts';
import { isOpen } from '../press-states.ts';
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
 * Keeps a release that is being written, or writes it anew. Whatever changes voids what was handed in or approved; writing
 * the same again changes nothing. Nothing of it is public.
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
  if (read.draft.correction)
    return refused({
      field: 'correction',
      problem: 'belongs to a correction only: leave it out, or correct the release',
    });
  if (newest && newest.draft.kind !== read.draft.kind)
    return refused({ field: 'id', problem: 'is taken by another release: give it another one' });
  if (hasPublic(versions))
    return refused({ field: 'id', problem: 'is published: correct it, or give this one another id' });
  if (newest && (newest.state === 'publishing' || !isOpen(newest.state)))
    return refused({ field: 'id', problem: `is ${newest.state}: give this one another id` });
  return keepDraft(read, newest, ports);
}
