import { readReason } from '../../rollout/rejection.ts';
import { problemAt } from '../../shared/problem.ts';
import { mayGo } from '../press-states.ts';
import type { PressVersion } from '../press-version.ts';
import type { Approval, ApprovePressReleasePorts } from './approve-press-release.ts';
import { namedPerson, OVERTAKEN, type PressRefusal, refused } from './keep-press-draft.ts';

/**
 * Says no to a submission, bound to its hash, with a reason that its authors see. It is a draft again, and has to be
 * submitted again, changed or not.
 */
export async function rejectPressRelease(
  { id, hash, by, reason }: Approval & { reason: string },
  { pressReleases, now }: ApprovePressReleasePorts,
): Promise<{ kind: 'rejected'; version: PressVersion } | PressRefusal> {
  const person = namedPerson(by);
  if ('kind' in person) return person;
  const said = readReason(reason);
  if (!said.ok) return refused(...said.problems);
  const version = (await pressReleases.versions(id)).at(-1);
  if (!version) return refused(problemAt('id', 'unknown', { what: 'release', value: id }));
  if (!mayGo(version.state, 'draft', 'reject-press-release'))
    return refused(problemAt('id', 'wrong-state', { state: version.state, action: 'reject' }));
  if (version.hash !== hash) return refused(problemAt('hash', 'changed-meanwhile'));
  const { hash: _hash, facts: _facts, heldFor: _for, changed: _changed, ...kept } = version;
  const at = now();
  const next: PressVersion = {
    ...kept,
    revision: version.revision + 1,
    state: 'draft',
    rejected: { by: person.data, reason: said.data.reason, at },
    changedAt: at,
  };
  if (!(await pressReleases.replace(next))) return refused(OVERTAKEN);
  return { kind: 'rejected', version: next };
}
