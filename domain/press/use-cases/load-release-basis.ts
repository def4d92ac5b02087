import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Contacts } from '../../contacts/contact.ts';
import type { Milestones } from '../../plan/milestone.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';
import type { ReleaseBasis } from '../freeze-release.ts';
import { senderOf } from '../outdated-release.ts';
import type { PressDraft } from '../press-release.ts';
import type { PressReleases, PressVersion } from '../press-version.ts';
import { type FindEarlierRecipientsPorts, findEarlierRecipients } from './find-earlier-recipients.ts';
import { type PressRefusal, refused } from './keep-press-draft.ts';

export type LoadReleaseBasisPorts = FindEarlierRecipientsPorts & {
  pressReleases: PressReleases;
  rollouts: Rollouts;
  milestones: Milestones;
  organisations: Organisations;
  contacts: Contacts;
  catalogues: Catalogues;
  /** Where the public pages are, without a slash at the end. */
  publicUrl: string;
};

/**
 * Loads everything that a version rests on as of now. Read-only. Problems name the draft's field, or `id` if
 * only waiting helps.
 */
export async function loadReleaseBasis(
  version: PressVersion,
  versions: readonly PressVersion[],
  ports: LoadReleaseBasisPorts,
): Promise<ReleaseBasis | PressRefusal> {
  const { draft } = version;
  const rollout = await ports.rollouts.find(version.rollout);
  const current = rollout && (await ports.catalogues.currentVersion(rollout.catalogue));
  if (!rollout || !current)
    return refused(problemAt('rollout', 'unknown', { what: 'rollout', value: version.rollout }));
  const national = draft.kind === 'local' ? await nationalOf(draft, ports) : undefined;
  if (national && 'kind' in national) return national;
  const code = senderOf(draft, rollout);
  const told = draft.kind === 'national' ? draft.milestone : national?.frozen.page.milestone;
  const [catalogue, sender, participation, contacts, milestone, holders] = await allSettledOrThrow([
    ports.catalogues.load(rollout.catalogue, current),
    ports.organisations.find(code),
    ports.rollouts.participation(rollout.id, code),
    ports.contacts.ofOrganisation(rollout.office),
    told === undefined ? undefined : ports.milestones.find(told),
    version.version === 1 ? undefined : findEarlierRecipients(versions, ports),
  ]);
  const problems: Problem[] = [
    ...(sender && participation
      ? []
      : [problemAt('organisation', 'not-participating', { organisation: code })]),
    ...(milestone?.state === 'planning'
      ? [problemAt('milestone', 'wait-a-minute', { for: 'planning' })]
      : []),
    ...(holders && holders.stillLeaving > 0 ? [problemAt('id', 'wait-a-minute', { for: 'sending' })] : []),
  ];
  const plan = milestone && (await ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion));
  if (problems.length > 0 || !catalogue || !sender || !participation) return refused(...problems);
  return {
    version,
    rollout,
    catalogue: catalogue.catalogue,
    sender,
    participation,
    milestone,
    told: plan,
    contacts,
    national,
    holders: holders?.contacts,
    publicUrl: ports.publicUrl,
  };
}

/** The national release of a local edition, as submitted; never an unsubmitted draft. */
async function nationalOf(
  { editionOf, publishAt }: PressDraft & { kind: 'local' },
  { pressReleases }: LoadReleaseBasisPorts,
): Promise<NonNullable<ReleaseBasis['national']> | PressRefusal> {
  const newest = (await pressReleases.versions(editionOf)).findLast(
    ({ hash, state }) => hash && state !== 'withdrawn',
  );
  const frozen = newest?.hash && (await pressReleases.frozen(editionOf, newest.hash));
  if (!frozen || !newest.hash) return refused(problemAt('editionOf', 'not-submitted'));
  if (publishAt < frozen.publishAt) return refused(problemAt('publishAt', 'before-national'));
  return { frozen, hash: newest.hash, facts: newest.facts };
}
