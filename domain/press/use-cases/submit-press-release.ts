import { InvalidInput } from '../../shared/errors.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';
import { freezeRelease } from '../freeze-release.ts';
import { factsSaidNow } from '../outdated-release.ts';
import { pastProblems, unapprovedQuotes } from '../press-draft-problems.ts';
import type { RenderPressMail } from '../press-mail.ts';
import { mayGo } from '../press-states.ts';
import { frozenHash, type PressVersion, personKey } from '../press-version.ts';
import { namedPerson, OVERTAKEN, type PressRefusal, refused } from './keep-press-draft.ts';
import { type LoadReleaseBasisPorts, loadReleaseBasis } from './load-release-basis.ts';

export type SubmitPressReleasePorts = LoadReleaseBasisPorts & { render: RenderPressMail; now: () => number };

export type Submitted = { kind: 'submitted'; version: PressVersion; recipients: number };

/**
 * Submits a draft: page, mails and recipients are rendered and frozen under one hash, the only thing that can
 * be approved. Nothing is public yet.
 */
export async function submitPressRelease(
  { id, by }: { id: string; by: string },
  ports: SubmitPressReleasePorts,
): Promise<Submitted | PressRefusal> {
  const person = namedPerson(by);
  if ('kind' in person) return person;
  const versions = await ports.pressReleases.versions(id);
  const version = versions.at(-1);
  if (!version) return refused(problemAt('id', 'unknown', { what: 'release', value: id }));
  if (!mayGo(version.state, 'submitted', 'submit-press-release'))
    return refused(problemAt('id', 'wrong-state', { state: version.state, action: 'submit' }));
  const early = [...unapprovedQuotes(version.draft), ...pastProblems(version.draft.publishAt, ports.now())];
  const basis = await loadReleaseBasis(version, versions, ports);
  if ('kind' in basis || early.length > 0)
    return refused(...early, ...('kind' in basis ? basis.problems : []));
  const frozen = freezeRelease(basis, ports.render);
  if (!frozen.ok) return refused(...frozen.problems);
  const large = await problemsOf(ports.pressReleases.freeze(id, frozen.data));
  if (large.length > 0) return refused(...large);
  const { rejected: _, ...written } = version;
  const next: PressVersion = {
    ...written,
    revision: version.revision + 1,
    state: 'submitted',
    hash: frozenHash(frozen.data),
    facts: factsSaidNow(version.draft, { ...basis, national: basis.national?.facts }),
    submittedBy: person.data,
    authors: [...new Set([...version.authors, personKey(person.data)])],
    changedAt: ports.now(),
  };
  if (!(await ports.pressReleases.replace(next))) return refused(OVERTAKEN);
  return { kind: 'submitted', version: next, recipients: frozen.data.recipients.length };
}

/** What a store refuses because of what was written. */
async function problemsOf(stored: Promise<void>): Promise<readonly Problem[]> {
  try {
    await stored;
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
}
