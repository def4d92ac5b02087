import { problemAt } from '../../shared/problem.ts';
import { pastProblems } from '../press-draft-problems.ts';
import { mayGo } from '../press-states.ts';
import { frozenHash, type PressReleases, type PressVersion } from '../press-version.ts';
import { nationalProblems } from './check-national.ts';
import { OVERTAKEN, type PressRefusal, refused } from './keep-press-draft.ts';

export type SchedulePressReleasePorts = { pressReleases: PressReleases; now: () => number };

/** Schedules an approved release for its approved time. Until then nothing of it is public. */
export async function schedulePressRelease(
  { id }: { id: string },
  { pressReleases, now }: SchedulePressReleasePorts,
): Promise<{ kind: 'scheduled'; version: PressVersion } | PressRefusal> {
  const version = (await pressReleases.versions(id)).at(-1);
  if (!version) return refused(problemAt('id', 'unknown', { what: 'release', value: id }));
  if (!mayGo(version.state, 'scheduled', 'schedule-press-release'))
    return refused(problemAt('id', 'wrong-state', { state: version.state, action: 'schedule' }));
  const { approvedHash } = version;
  const frozen = approvedHash && (await pressReleases.frozen(id, approvedHash));
  if (!frozen || frozenHash(frozen) !== version.hash) return refused(problemAt('hash', 'changed-meanwhile'));
  const problems = [
    ...pastProblems(frozen.publishAt, now()),
    ...(await nationalProblems(version, frozen, { pressReleases })),
  ];
  if (problems.length > 0) return refused(...problems);
  // The calendar entry first: a scheduled release without one would never be published.
  await pressReleases.remember({ id, version: version.version }, frozen.publishAt);
  const next: PressVersion = {
    ...version,
    revision: version.revision + 1,
    state: 'scheduled',
    changedAt: now(),
  };
  return (await pressReleases.replace(next)) ? { kind: 'scheduled', version: next } : refused(OVERTAKEN);
}
