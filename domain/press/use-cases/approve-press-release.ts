import { AUTOMATIC } from '../../rollout/approval.ts';
import { stockholmDay } from '../../shared/moment.ts';
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

const AUTHOR = {
  field: 'by',
  problem: 'has written or handed in this release: a second person has to approve it',
};

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
  if (approver === AUTOMATIC) return refused({ field: 'by', problem: 'is no person: name yourself' });
  const version = (await pressReleases.versions(id)).at(-1);
  if (!version) return refused({ field: 'id', problem: 'is no release: write it first' });
  const held = version.state === 'held';
  const to = held ? 'scheduled' : 'approved';
  if (!mayGo(version.state, to, 'approve-press-release'))
    return refused({ field: 'id', problem: `is ${version.state}: only what was handed in can be approved` });
  if (version.hash !== hash)
    return refused({ field: 'hash', problem: 'is not that of what was handed in: look at it again' });
  if (version.authors.includes(approver)) return refused(AUTHOR);
  if (held && version.heldFor !== 'late')
    return refused({
      field: 'id',
      problem: 'rests on something that has changed: write and hand it in again',
    });
  // The day stands in the text, so another day needs another text.
  if (held && stockholmDay(now()) !== stockholmDay(version.draft.publishAt))
    return refused({
      field: 'publishAt',
      problem: 'was on another day: write a new time and hand it in again',
    });
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
