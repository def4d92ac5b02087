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

/** The effect of a revision, before it is made. */
export type RevisionPreview = {
  version: CatalogueVersion;
  /** Groups whose messages would change, by milestone. */
  changes: GroupChange[];
  /** Milestones planned with the previous version and not sent yet: they keep their texts. */
  untouched: Pick<Milestone, 'id' | 'rollout' | 'kind' | 'state'>[];
};

/** Somebody else changed the catalogue in the meantime. */
export class CatalogueChanged extends InvalidInput {}

const NOT_LEFT: readonly DispatchState[] = ['planning', 'planned', 'held', 'approved'];

/** A revision and its base version. */
export type AskedRevision = { catalogue: string; basedOn: string; revision: Revision };

/**
 * Previews a revision: which groups are affected at which milestone, and which plans it comes too late for.
 * @throws {NotFound} if the catalogue does not exist
 * @throws {InvalidInput} if the revision is invalid
 * @throws {CatalogueChanged} if the catalogue was changed concurrently
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
 * Applies a revision: creates a new version, used for new milestones. Prevents lost updates.
 * @throws {NotFound} if the catalogue does not exist
 * @throws {InvalidInput} if the revision is invalid
 * @throws {CatalogueChanged} if the catalogue was changed concurrently
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
 * The edit that made the current version, if this revision is a repetition of it; undefined if the catalogue
 * has changed otherwise.
 * @throws {InvalidInput} if the revision is invalid
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
