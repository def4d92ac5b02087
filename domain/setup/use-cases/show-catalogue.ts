import type { CatalogueEdition, Catalogues, CatalogueVersion } from '../../catalogue/catalogues.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';

export type ShowCataloguePorts = { catalogues: Catalogues; rollouts: Rollouts };

export type ShownCatalogue = {
  version: CatalogueVersion;
  /** The rollouts that use it. */
  rollouts: Rollout[];
  /** One rollout for each other catalogue that is used. */
  others: Rollout[];
  /** Edits, newest first. */
  history: CatalogueEdition[];
};

/** The current catalogue with its history; undefined if it does not exist. */
export async function showCatalogue(
  id: string,
  ports: ShowCataloguePorts,
): Promise<ShownCatalogue | undefined> {
  const current = await ports.catalogues.currentVersion(id);
  const version = current && (await ports.catalogues.load(id, current));
  if (!version) return undefined;
  const [rollouts, history] = await allSettledOrThrow([ports.rollouts.list(), ports.catalogues.history(id)]);
  const others = new Map(rollouts.map((rollout) => [rollout.catalogue, rollout]));
  others.delete(id);
  return {
    ...{ version, history },
    rollouts: rollouts.filter(({ catalogue }) => catalogue === id),
    others: [...others.values()],
  };
}
