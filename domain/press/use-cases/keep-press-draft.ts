import { defaultLocale } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Milestones } from '../../plan/milestone.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { isSameJson } from '../../shared/digest.ts';
import { parseInput } from '../../shared/parse-input.ts';
import { plainText } from '../../shared/plain-text.ts';
import { below, type Problem, problemAt } from '../../shared/problem.ts';
import { languageProblems, type PressFiles, pastProblems, readImages } from '../press-draft-problems.ts';
import type { PressImage } from '../press-image.ts';
import { type NationalDraft, type PressDraft, pressDraftSchema, releaseIdOf } from '../press-release.ts';
import { isOpenRelease } from '../press-states.ts';
import { type PressReleases, type PressVersion, personKey } from '../press-version.ts';

export type DraftPressReleasePorts = {
  pressReleases: PressReleases;
  rollouts: Rollouts;
  milestones: Milestones;
  catalogues: Catalogues;
  now: () => number;
};

/** The state of a release on which an edit is based. */
export type Seen = { version: number; revision: number };

/** {@link Seen} for a release that does not exist yet. */
export const UNWRITTEN: Seen = { version: 0, revision: 0 };

/** An unvalidated draft, its files and its author. `over`: the state edited; if omitted, the current one. */
export type WrittenDraft = { draft: unknown; files: PressFiles; by: string; over?: Seen | undefined };

export type PressRefusal = { kind: 'refused'; problems: Problem[] };

export function refused(...problems: Problem[]): PressRefusal {
  return { kind: 'refused', problems };
}

/** A valid draft. */
export type ReadDraft = {
  draft: PressDraft;
  images: PressImage[];
  author: string;
  by: string;
  rollout: Rollout;
  over: Seen | undefined;
};

const personSchema = plainText(120);

/** The acting person, or what is wrong with the name. */
export function namedPerson(by: string): { ok: true; data: string } | PressRefusal {
  const person = parseInput(personSchema, by);
  return person.ok ? person : refused(...person.problems.map((found) => below('by', found)));
}

/** Validates a draft as far as possible without its stored state. */
export async function readDraft(
  { draft: written, files, by, over }: WrittenDraft,
  ports: DraftPressReleasePorts,
): Promise<ReadDraft | PressRefusal> {
  const person = namedPerson(by);
  if ('kind' in person) return person;
  const parsed = parseInput(pressDraftSchema, written);
  if (!parsed.ok) return refused(...parsed.problems);
  const draft = parsed.data;
  const rollout = await rolloutOf(draft, ports);
  if (!rollout) {
    return draft.kind === 'national'
      ? refused(problemAt('rollout', 'unknown', { what: 'rollout', value: draft.rollout }))
      : refused(problemAt('editionOf', 'unknown', { what: 'release', value: draft.editionOf }));
  }
  const version = await ports.catalogues.currentVersion(rollout.catalogue);
  const catalogue = version && (await ports.catalogues.load(rollout.catalogue, version));
  const { images, problems } = readImages(draft, files);
  const found = [
    ...languageProblems(draft, catalogue ? defaultLocale(catalogue.catalogue) : 'sv'),
    ...problems,
    ...pastProblems(draft.publishAt, ports.now()),
    ...(draft.kind === 'national'
      ? await milestoneProblems(draft, ports)
      : await editionProblems(draft, rollout, ports)),
  ];
  return found.length > 0
    ? refused(...found)
    : { draft, images, by: person.data, author: personKey(person.data), rollout, over };
}

async function rolloutOf(draft: PressDraft, ports: DraftPressReleasePorts): Promise<Rollout | undefined> {
  if (draft.kind === 'national') return ports.rollouts.find(draft.rollout);
  const national = (await ports.pressReleases.versions(draft.editionOf)).at(-1);
  return national?.draft.kind === 'national' ? ports.rollouts.find(national.rollout) : undefined;
}

/** A milestone is announced in one national release: two would repeat it to the same people. */
async function milestoneProblems(
  { id, rollout, milestone }: NationalDraft,
  { milestones, pressReleases }: DraftPressReleasePorts,
): Promise<Problem[]> {
  if (milestone === undefined) return [];
  const known = await milestones.find(milestone);
  if (known?.rollout !== rollout)
    return [problemAt('milestone', 'unknown', { what: 'milestone', value: milestone })];
  for (const other of await pressReleases.ofRollout(rollout)) {
    if (other === id) continue;
    const newest = (await pressReleases.versions(other)).at(-1);
    if (
      newest?.draft.kind === 'national' &&
      newest.draft.milestone === milestone &&
      newest.state !== 'withdrawn'
    )
      return [problemAt('milestone', 'release-exists', { release: other })];
  }
  return [];
}

async function editionProblems(
  { organisation, editionOf, texts }: PressDraft & { kind: 'local' },
  rollout: Rollout,
  { rollouts, pressReleases }: DraftPressReleasePorts,
): Promise<Problem[]> {
  const takesPart = await rollouts.participation(rollout.id, organisation);
  const national = (await pressReleases.versions(editionOf)).at(-1);
  const strange = Object.keys(texts).filter((locale) => !Object.hasOwn(national?.draft.texts ?? {}, locale));
  return [
    ...(takesPart && organisation !== rollout.office
      ? []
      : [problemAt('organisation', 'not-participating', { organisation })]),
    ...strange.map((locale) =>
      problemAt(`texts.${locale}`, 'not-one-of', { options: Object.keys(national?.draft.texts ?? {}) }),
    ),
  ];
}

/** The next version from a valid draft: an update of the newest, or a new one. */
export function nextVersion(
  { draft, images, author, rollout }: ReadDraft,
  { newest, at }: { newest: PressVersion | undefined; at: number },
): PressVersion {
  const rewrites = newest !== undefined && isOpenRelease(newest.state);
  return {
    id: releaseIdOf(draft),
    version: rewrites ? newest.version : (newest?.version ?? 0) + 1,
    revision: rewrites ? newest.revision + 1 : 1,
    rollout: rollout.id,
    state: 'draft',
    draft,
    images: images.map(({ bytes, ...form }) => form),
    authors: [...new Set([...(rewrites ? newest.authors : []), author])],
    ...(rewrites && newest.rejected ? { rejected: newest.rejected } : {}),
    changedAt: at,
  };
}

export type KeptDraft = { kind: 'kept' | 'unchanged'; version: PressVersion };

/** Stores the next version unless it equals the stored one. */
export async function keepDraft(
  read: ReadDraft,
  newest: PressVersion | undefined,
  { pressReleases, now }: DraftPressReleasePorts,
): Promise<KeptDraft | PressRefusal> {
  const next = nextVersion(read, { newest, at: now() });
  // What refers to a changed fact has to be submitted again, and says the same words.
  const isOutdated = newest?.state === 'held' && newest.heldFor === 'changed';
  if (newest?.version === next.version && saysTheSame(newest, next) && !isOutdated)
    return { kind: 'unchanged', version: newest };
  if (read.over && isOther(read.over, newest)) return refused(read.over.version === 0 ? TAKEN : OVERTAKEN);
  await pressReleases.keepImages(next.id, read.images);
  const kept = next.revision === 1 ? await pressReleases.open(next) : await pressReleases.replace(next);
  return kept ? { kind: 'kept', version: next } : refused(OVERTAKEN);
}

function isOther({ version, revision }: Seen, newest: PressVersion | undefined): boolean {
  const there = newest ?? UNWRITTEN;
  return version !== there.version || revision !== there.revision;
}

const TAKEN: Problem = problemAt('id', 'already-exists', { what: 'release' });

/** The problem reported to the loser of a race. */
export const OVERTAKEN: Problem = problemAt('id', 'changed-meanwhile');

function saysTheSame(a: PressVersion, b: PressVersion): boolean {
  return isSameJson([a.draft, a.images], [b.draft, b.images]);
}

/** Whether the release is public now; false once withdrawn. */
export function hasPublic(versions: readonly PressVersion[]): boolean {
  return versions.some(({ state }) => state === 'published');
}
