import type { CatalogueSource } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { groupsWith, rolloutWith, strictestPolicy, type Weakening, weakened } from '../control.ts';

export type HoldBackPorts = {
  rollouts: Pick<Rollouts, 'find' | 'list'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
};

type Source = { rollout: Rollout; catalogue: CatalogueSource };

/** A rollout's files with every control at least as strong as it is, and what they would have weakened. */
export type HeldBack<S extends Source> = { source: S; weakened: Weakening[]; seen: Rollout | undefined };

/**
 * Takes out of a rollout's files what weakens a control: that waits for a second person, and all the rest can be
 * taken in. A new rollout is measured against the strictest policy that there is. Read-only.
 */
export async function holdBack<S extends Source>(source: S, ports: HoldBackPorts): Promise<HeldBack<S>> {
  const { rollout, catalogue } = source;
  const seen = await ports.rollouts.find(rollout.id);
  const ids = [...new Set([...(seen ? [seen.catalogue] : []), catalogue.id])];
  const groups = Object.assign({}, ...(await Promise.all(ids.map((id) => groupsOf(id, ports)))));
  const policy = seen ? seen.approval : strictestPolicy(await ports.rollouts.list());
  const before = { rollout: { from: (seen ?? rollout).from, ...(policy && { approval: policy }) }, groups };
  const found = weakened(before, { rollout, groups: catalogue.groups });
  return {
    source: {
      ...source,
      rollout: rolloutWith(rollout, found, 'before'),
      catalogue: { ...catalogue, groups: groupsWith(catalogue.groups, found, 'before') },
    },
    weakened: found,
    seen,
  };
}

async function groupsOf(id: string, { catalogues }: HoldBackPorts) {
  const current = await catalogues.currentVersion(id);
  const version = current === undefined ? undefined : await catalogues.load(id, current);
  return version?.catalogue.groups ?? {};
}
