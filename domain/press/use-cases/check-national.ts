import { type Problem, problemAt } from '../../shared/problem.ts';
import type { PressState } from '../press-states.ts';
import type { FrozenRelease, PressReleases, PressVersion } from '../press-version.ts';

const GOING_OUT: readonly PressState[] = ['scheduled', 'publishing', 'published'];

/** A local edition may be published only with, or after, the national release whose text it carries. */
export async function nationalProblems(
  { draft }: PressVersion,
  frozen: FrozenRelease,
  { pressReleases }: { pressReleases: Pick<PressReleases, 'versions'> },
): Promise<Problem[]> {
  if (draft.kind !== 'local') return [];
  const versions = await pressReleases.versions(draft.editionOf);
  const carried = versions.find(({ approvedHash }) => approvedHash === frozen.national);
  return carried && GOING_OUT.includes(carried.state)
    ? []
    : [problemAt('editionOf', 'national-not-scheduled')];
}
