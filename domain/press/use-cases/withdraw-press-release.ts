import type { Dispatches } from '../../mail/dispatch.ts';
import { hasEnded } from '../../mail/dispatch.ts';
import { stopMilestone } from '../../milestone/use-cases/stop-milestone.ts';
import type { DispatchPartJobs } from '../../plan/plan.ts';
import { parseInput } from '../../shared/parse-input.ts';
import { unmarkedText } from '../../shared/plain-text.ts';
import { below, problemAt } from '../../shared/problem.ts';
import { pressDispatchId } from '../press-mail.ts';
import { mayGo } from '../press-states.ts';
import type { PressReleases, PressVersion } from '../press-version.ts';
import type { Newsroom } from '../published-release.ts';
import { namedPerson, OVERTAKEN, type PressRefusal, refused } from './keep-press-draft.ts';

export type WithdrawPressReleasePorts = {
  pressReleases: PressReleases;
  newsroom: Newsroom;
  dispatches: Dispatches;
  sendJobs: DispatchPartJobs;
  now: () => number;
};

const reasonSchema = unmarkedText(400);

/**
 * Withdraws the newest version. An unpublished one is discarded; a published one is replaced by a notice with
 * the reason, its unsent mails are cancelled, and the next round has those told who may have got it. Idempotent:
 * completes after a crash.
 */
export async function withdrawPressRelease(
  { id, by, reason: written }: { id: string; by: string; reason: string },
  ports: WithdrawPressReleasePorts,
): Promise<{ kind: 'given-up' | 'taken-back'; version: PressVersion } | PressRefusal> {
  const person = namedPerson(by);
  if ('kind' in person) return person;
  const reason = parseInput(reasonSchema, written);
  if (!reason.ok) return refused(...reason.problems.map((found) => below('reason', found)));
  const versions = await ports.pressReleases.versions(id);
  // A discarded correction leaves the previous, still public version.
  const version =
    versions.findLast(({ state }) => state !== 'withdrawn' && state !== 'corrected') ?? versions.at(-1);
  if (!version) return refused(problemAt('id', 'unknown', { what: 'release', value: id }));
  const { state } = version;
  if (state === 'publishing') return refused(problemAt('id', 'wait-a-minute', { for: 'publishing' }));
  if (!mayGo(state, 'withdrawn', 'withdraw-press-release'))
    return refused(problemAt('id', 'wrong-state', { state, action: 'withdraw' }));
  const wasPublic = version.state === 'published';
  const withdrawn = { by: person.data, reason: reason.data, at: ports.now() };
  if (wasPublic) {
    await unpublish(version, withdrawn, ports);
    await ports.pressReleases.remember({ id, version: version.version }, withdrawn.at);
  }
  const next: PressVersion = {
    ...version,
    revision: version.revision + 1,
    state: 'withdrawn',
    withdrawn,
    changedAt: ports.now(),
  };
  if (!(await ports.pressReleases.replace(next))) return refused(OVERTAKEN);
  return { kind: wasPublic ? 'taken-back' : 'given-up', version: next };
}

/** The page first: it is what everybody can read. */
async function unpublish(
  { id, version }: PressVersion,
  { by, reason, at }: NonNullable<PressVersion['withdrawn']>,
  { newsroom, dispatches, sendJobs, now }: WithdrawPressReleasePorts,
): Promise<void> {
  await newsroom.withdraw(id, { at, reason });
  const dispatch = await dispatches.find(pressDispatchId(id, version));
  if (dispatch && !hasEnded(dispatch))
    await stopMilestone({ milestone: dispatch.id, by }, { dispatches, sendJobs, now });
}
