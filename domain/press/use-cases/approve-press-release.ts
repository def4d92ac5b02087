import { SYSTEM_ACTOR } from '../../rollout/approval.ts';
import { problemAt } from '../../shared/problem.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { mayGo } from '../press-states.ts';
import { type PressReleases, type PressVersion, personKey } from '../press-version.ts';
import { namedPerson, OVERTAKEN, type PressRefusal, refused } from './keep-press-draft.ts';

export type ApprovePressReleasePorts = { pressReleases: PressReleases; now: () => number };

export type Approval = {
  id: string;
  /** Hash of the text, recipients and time that the approver saw. */
  hash: string;
  by: string;
};

const AUTHOR = problemAt('by', 'second-person-needed');

/**
 * Approval of a submission by a second person, bound to its hash; the store refuses an author in the same
 * write. A release held for being late is published immediately when approved again.
 */
export async function approvePressRelease(
  { id, hash, by }: Approval,
  { pressReleases, now }: ApprovePressReleasePorts,
): Promise<{ kind: 'approved' | 'released'; version: PressVersion } | PressRefusal> {
  const person = namedPerson(by);
  if ('kind' in person) return person;
  const approver = personKey(person.data);
  if (approver === SYSTEM_ACTOR) return refused(problemAt('by', 'not-a-person'));
  const version = (await pressReleases.versions(id)).at(-1);
  if (!version) return refused(problemAt('id', 'unknown', { what: 'release', value: id }));
  const held = version.state === 'held';
  const to = held ? 'scheduled' : 'approved';
  if (!mayGo(version.state, to, 'approve-press-release'))
    return refused(problemAt('id', 'wrong-state', { state: version.state, action: 'approve' }));
  if (version.hash !== hash) return refused(problemAt('hash', 'changed-meanwhile'));
  if (version.authors.includes(approver)) return refused(AUTHOR);
  if (held && version.heldFor !== 'late') return refused(problemAt('id', 'basis-changed'));
  // The date is part of the text, so another date needs another text.
  if (held && toStockholm(now()).date !== toStockholm(version.draft.publishAt).date)
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
