import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Contacts } from '../../contacts/contact.ts';
import type { Milestones } from '../../plan/milestone.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import type { FieldProblem } from '../../shared/parse-input.ts';
import { together } from '../../shared/together.ts';
import type { ReleaseBasis } from '../freeze-release.ts';
import type { PressDraft } from '../press-release.ts';
import type { PressReleases, PressVersion } from '../press-version.ts';
import { type FindHoldersPorts, findHolders } from './find-holders.ts';
import { type PressRefusal, refused } from './write-press-draft.ts';

export type GatherReleasePorts = FindHoldersPorts & {
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
 * Reads everything that a version rests on at this moment. Nothing is written. Problems name the field of the draft, or `id` for
 * what only time mends.
 */
export async function gatherRelease(
  version: PressVersion,
  versions: readonly PressVersion[],
  ports: GatherReleasePorts,
): Promise<ReleaseBasis | PressRefusal> {
  const { draft } = version;
  const rollout = await ports.rollouts.find(version.rollout);
  const current = rollout && (await ports.catalogues.currentVersion(rollout.catalogue));
  if (!rollout || !current) return refused({ field: 'rollout', problem: 'is not there: load it first' });
  const national = draft.kind === 'local' ? await nationalOf(draft, ports) : undefined;
  if (national && 'kind' in national) return national;
  const code = draft.kind === 'local' ? draft.organisation : rollout.office;
  const told = draft.kind === 'national' ? draft.milestone : national?.frozen.page.milestone;
  const [catalogue, sender, participation, contacts, milestone, holders] = await together([
    ports.catalogues.load(rollout.catalogue, current),
    ports.organisations.find(code),
    ports.rollouts.participation(rollout.id, code),
    ports.contacts.ofOrganisation(rollout.office),
    told === undefined ? undefined : ports.milestones.find(told),
    version.version === 1 ? undefined : findHolders(versions, ports),
  ]);
  const problems: FieldProblem[] = [
    ...(sender && participation
      ? []
      : [{ field: 'organisation', problem: 'is not there whole: load it with its part in the rollout' }]),
    ...(milestone?.state === 'planning'
      ? [{ field: 'milestone', problem: 'is still being planned: hand the release in a minute later' }]
      : []),
    ...(holders && holders.stillLeaving > 0
      ? [{ field: 'id', problem: 'has mails of an earlier version on their way: wait until they have left' }]
      : []),
  ];
  if (problems.length > 0 || !catalogue || !sender || !participation) return refused(...problems);
  return {
    version,
    rollout,
    catalogue: catalogue.catalogue,
    sender,
    participation,
    milestone,
    contacts,
    national,
    holders: holders?.contacts,
    publicUrl: ports.publicUrl,
  };
}

/** The national release whose text a local edition carries: as it was handed in, never as somebody is still writing it. */
async function nationalOf(
  { editionOf, publishAt }: PressDraft & { kind: 'local' },
  { pressReleases }: GatherReleasePorts,
): Promise<NonNullable<ReleaseBasis['national']> | PressRefusal> {
  const newest = (await pressReleases.versions(editionOf)).findLast(
    ({ hash, state }) => hash && state !== 'withdrawn',
  );
  const frozen = newest?.hash && (await pressReleases.frozen(editionOf, newest.hash));
  if (!frozen || !newest.hash)
    return refused({ field: 'editionOf', problem: 'has not been handed in: its text is not final yet' });
  if (publishAt < frozen.publishAt)
    return refused({
      field: 'publishAt',
      problem: 'is before that of the national release: give the same time or a later one',
    });
  return { frozen, hash: newest.hash };
}
