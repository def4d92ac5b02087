import type { Catalogues } from '../catalogue.ts';
import type { Contacts } from '../contact.ts';
import { freezeRelease, type ReleaseBasis } from '../freeze-release.ts';
import type { Milestones } from '../milestone.ts';
import type { Organisations } from '../organisation.ts';
import type { FieldProblem } from '../parse-input.ts';
import { pastProblems, unapprovedQuotes } from '../press-draft-problems.ts';
import type { RenderPressMail } from '../press-mail.ts';
import type { PressDraft } from '../press-release.ts';
import { mayGo } from '../press-states.ts';
import { frozenHash, type PressReleases, type PressVersion, personKey } from '../press-version.ts';
import type { Rollouts } from '../rollout.ts';
import { together } from '../together.ts';
import { type FindHoldersPorts, findHolders } from './find-holders.ts';
import { namedPerson, OVERTAKEN, type PressRefusal, refused } from './write-press-draft.ts';

export type SubmitPressReleasePorts = FindHoldersPorts & {
  pressReleases: PressReleases;
  rollouts: Rollouts;
  milestones: Milestones;
  organisations: Organisations;
  contacts: Contacts;
  catalogues: Catalogues;
  render: RenderPressMail;
  /** Where the public pages are, without a slash at the end. */
  publicUrl: string;
  now: () => number;
};

export type Submitted = { kind: 'submitted'; version: PressVersion; recipients: number };

/**
 * Hands a draft in: page, mails and recipients are put into their final form and frozen under one hash, which alone can be
 * approved. Nothing of it is public.
 */
export async function submitPressRelease(
  { id, by }: { id: string; by: string },
  ports: SubmitPressReleasePorts,
): Promise<Submitted | PressRefusal> {
  const person = namedPerson(by);
  if ('kind' in person) return person;
  const versions = await ports.pressReleases.versions(id);
  const version = versions.at(-1);
  if (!version) return refused({ field: 'id', problem: 'is no release: write it first' });
  if (!mayGo(version.state, 'submitted', 'submit-press-release'))
    return refused({ field: 'id', problem: `is ${version.state}: only a draft can be handed in` });
  const early = [...unapprovedQuotes(version.draft), ...pastProblems(version.draft.publishAt, ports.now())];
  const basis = await basisOf(version, versions, ports);
  if ('kind' in basis || early.length > 0)
    return refused(...early, ...('kind' in basis ? basis.problems : []));
  const frozen = freezeRelease(basis, ports.render);
  if (!frozen.ok) return refused(...frozen.fields);
  await ports.pressReleases.freeze(id, frozen.data);
  const next: PressVersion = {
    ...version,
    revision: version.revision + 1,
    state: 'submitted',
    hash: frozenHash(frozen.data),
    submittedBy: person.data,
    authors: [...new Set([...version.authors, personKey(person.data)])],
    changedAt: ports.now(),
  };
  if (!(await ports.pressReleases.replace(next))) return refused(OVERTAKEN);
  return { kind: 'submitted', version: next, recipients: frozen.data.recipients.length };
}

async function basisOf(
  version: PressVersion,
  versions: readonly PressVersion[],
  ports: SubmitPressReleasePorts,
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
  { pressReleases }: SubmitPressReleasePorts,
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
