import { type Revision, revised, revisionSubject } from '../../catalogue/catalogue-revision.ts';
import type { Catalogues, CatalogueVersion } from '../../catalogue/catalogues.ts';
import { compareCatalogues, type GroupChange } from '../../catalogue/compare-catalogues.ts';
import type { DispatchState } from '../../mail/dispatch.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { InvalidInput, NotFound } from '../../shared/errors.ts';
import { problemAt } from '../../shared/problem.ts';

export type ReviseCataloguePorts = {
  catalogues: Catalogues;
  rollouts: Rollouts;
  milestones: Milestones;
  now: () => number;
};

/** What a change would do, before it is made. */
export type RevisionPreview = {
  version: CatalogueVersion;
  /** Groups that would hear something else, by milestone. */
  changes: GroupChange[];
  /** Milestones that are planned with the version before and have not left yet: they keep their words. */
  untouched: Pick<Milestone, 'id' | 'rollout' | 'kind' | 'state'>[];
};

/** Somebody else changed the catalogue since it was looked at. */
export class CatalogueChanged extends InvalidInput {}

const NOT_LEFT: readonly DispatchState[] = ['planning', 'planned', 'held', 'approved'];

/** A change to a catalogue, and the version that it rests on. */
export type AskedRevision = { catalogue: string; basedOn: string; revision: Revision };

/**
 * Shows what a change does: which groups hear something else at which milestone, and which plans it comes too late for.
 * @throws {NotFound} where there is no such catalogue
 * @throws {InvalidInput} where the change cannot be made
 * @throws {CatalogueChanged} where somebody changed the catalogue meanwhile
 */
export async function previewRevision(
  { catalogue: id, basedOn, revision }: AskedRevision,
  { catalogues, rollouts, milestones }: Omit<ReviseCataloguePorts, 'now'>,
): Promise<RevisionPreview> {
  const current = await catalogues.currentVersion(id);
  const before = current === undefined ? undefined : await catalogues.load(id, current);
  if (!before) throw new NotFound(`catalogue ${id} does not exist`);
  if (current !== basedOn) throw changedMeanwhile(id);
  const version = revised(before, revision);
  const planned: Milestone[] = [];
  for (const rollout of await rollouts.list()) {
    if (rollout.catalogue !== id) continue;
    planned.push(...(await milestones.ofRollout(rollout.id)).filter(({ state }) => NOT_LEFT.includes(state)));
  }
  return {
    version,
    changes: compareCatalogues(before, version),
    untouched: planned.map(({ id: milestone, rollout, kind, state }) => ({
      id: milestone,
      rollout,
      kind,
      state,
    })),
  };
}

/**
 * Makes a change: a new version that new milestones are planned with. Two who change at once do not overwrite one another.
 * @throws {NotFound} where there is no such catalogue
 * @throws {InvalidInput} where the change cannot be made
 * @throws {CatalogueChanged} where somebody changed the catalogue meanwhile
 */
export async function reviseCatalogue(
  { by, ...asked }: AskedRevision & { by: string },
  ports: ReviseCataloguePorts,
): Promise<RevisionPreview> {
  const preview = await previewRevision(asked, ports);
  if (preview.version.version === asked.basedOn) return preview;
  const { what } = asked.revision;
  const edition = { after: asked.basedOn, by, at: ports.now(), what, of: revisionSubject(asked.revision) };
  if (!(await ports.catalogues.revise(preview.version, edition))) throw changedMeanwhile(asked.catalogue);
  return preview;
}

/**
 * A change that made the version which is in force, for whoever sends it twice; undefined where the catalogue has moved on
 * otherwise.
 * @throws {InvalidInput} where the change cannot be made
 */
export async function revisionInForce(
  { catalogue: id, basedOn, revision }: AskedRevision,
  { catalogues }: Pick<ReviseCataloguePorts, 'catalogues'>,
): Promise<RevisionPreview | undefined> {
  const before = await catalogues.load(id, basedOn);
  const version = before && revised(before, revision);
  if (!before || !version || version.version !== (await catalogues.currentVersion(id))) return undefined;
  return { version, changes: compareCatalogues(before, version), untouched: [] };
}

function changedMeanwhile(id: string): CatalogueChanged {
  return new CatalogueChanged(`catalogue "${id}"`, [problemAt('', 'changed-meanwhile')]);
}
