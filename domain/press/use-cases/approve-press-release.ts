import { AUTOMATIC } from '../../rollout/approval.ts';
import { stockholmDay } from '../../shared/moment.ts';
import { problemAt } from '../../shared/problem.ts';
import { mayGo } from '../press-states.ts';
import { type PressReleases, type PressVersion, personKey } from '../press-version.ts';
import { namedPerson, OVERTAKEN, type PressRefusal, refused } from './write-press-draft.ts';

export type ApprovePressReleasePorts = { pressReleases: PressReleases; now: () => number };

export type Approval = {
  id: string;
  /** What the approver has seen: the hash of exact text, recipients and time. */
  hash: string;
  by: string;
};

const AUTHOR = problemAt('by', 'second-person-needed');

/**
 * A second person approves what was handed in, under its hash. The store refuses an author in the same write. One that is
 * held because it came too late goes out at once when it is approved again.
 */
export async function approvePressRelease(
  { id, hash, by }: Approval,
  { pressReleases, now }: ApprovePressReleasePorts,
): Promise<{ kind: 'approved' | 'released'; version: PressVersion } | PressRefusal> {
  const person = namedPerson(by);
  if ('kind' in person) return person;
  const approver = personKey(person.data);
  if (approver === AUTOMATIC) return refused(problemAt('by', 'not-a-person'));
  const version = (await pressReleases.versions(id)).at(-1);
  if (!version) return refused(problemAt('id', 'unknown', { what: 'release', value: id }));
  const held = version.state === 'held';
  const to = held ? 'scheduled' : 'approved';
  if (!mayGo(version.state, to, 'approve-press-release'))
    return refused(problemAt('id', 'wrong-state', { state: version.state, action: 'approve' }));
  if (version.hash !== hash) return refused(problemAt('hash', 'changed-meanwhile'));
  if (version.authors.includes(approver)) return refused(AUTHOR);
  if (held && version.heldFor !== 'late') return refused(problemAt('id', 'basis-changed'));
  // The day stands in the text, so another day needs another text.
  if (held && stockholmDay(now()) !== stockholmDay(version.draft.publishAt))
    return refused(problemAt('publishAt', 'other-day'));
  const { heldFor: _, ...kept } = version;
  const next: PressVersion = {
    ...kept,
    revision: version.revision + 1,
    state: to,
    approvedHash: hash,
    approvedBy: person.data,
    ...(held ? { releasedAt: now() } : {}),
    changedAt: now(),
  };
  if (!(await pressReleases.replace(next, approver))) return refused(OVERTAKEN);
  return { kind: held ? 'released' : 'approved', version: next };
}
