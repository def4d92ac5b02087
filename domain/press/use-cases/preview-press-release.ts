import type { Problem } from '../../shared/problem.ts';
import { freezeRelease } from '../freeze-release.ts';
import { pastProblems, unapprovedQuotes } from '../press-draft-problems.ts';
import type { FrozenRelease, PressVersion } from '../press-version.ts';
import { loadReleaseBasis } from './load-release-basis.ts';
import type { SubmitPressReleasePorts } from './submit-press-release.ts';

/** What a submission would publish, and every problem that prevents it. */
export type PressPreview = { frozen: FrozenRelease | undefined; gaps: Problem[] };

/** Renders a draft as a submission would. Read-only. */
export async function previewPressRelease(
  version: PressVersion,
  ports: SubmitPressReleasePorts,
): Promise<PressPreview> {
  const versions = await ports.pressReleases.versions(version.id);
  const early = [...unapprovedQuotes(version.draft), ...pastProblems(version.draft.publishAt, ports.now())];
  const basis = await loadReleaseBasis(version, versions, ports);
  if ('kind' in basis) return { frozen: undefined, gaps: [...early, ...basis.problems] };
  const frozen = freezeRelease(basis, ports.render);
  return frozen.ok
    ? { frozen: frozen.data, gaps: early }
    : { frozen: undefined, gaps: [...early, ...frozen.problems] };
}
