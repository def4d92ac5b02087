import type { FieldProblem } from '../../shared/parse-input.ts';
import type { PressState } from '../press-states.ts';
import type { FrozenRelease, PressReleases, PressVersion } from '../press-version.ts';

const GOING_OUT: readonly PressState[] = ['scheduled', 'publishing', 'published'];

/** A local edition may go out only with the national release whose text it carries, or after it. */
export async function nationalProblems(
  { draft }: PressVersion,
  frozen: FrozenRelease,
  { pressReleases }: { pressReleases: Pick<PressReleases, 'versions'> },
): Promise<FieldProblem[]> {
  if (draft.kind !== 'local') return [];
  const versions = await pressReleases.versions(draft.editionOf);
  const carried = versions.find(({ approvedHash }) => approvedHash === frozen.national);
  return carried && GOING_OUT.includes(carried.state)
    ? []
    : [
        {
          field: 'editionOf',
          problem: 'is not scheduled or published with the text that this edition carries',
        },
      ];
}
