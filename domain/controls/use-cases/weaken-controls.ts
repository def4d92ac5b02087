import { catalogueVersion } from '../../catalogue/catalogue-version.ts';
import type { Catalogues, CatalogueVersion } from '../../catalogue/catalogues.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { InvalidInput } from '../../shared/errors.ts';
import { problemAt } from '../../shared/problem.ts';
import { groupsWith, isDue, rolloutWith } from '../control.ts';
import type { ControlChange } from '../control-log.ts';

export type WeakenControlsPorts = {
  rollouts: Pick<Rollouts, 'find' | 'control'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load' | 'revise'>;
  now: () => number;
};

type Accepted = { what: Extract<ControlChange, { kind: 'rollout' }>; by: string };

/**
 * Carries out what a second person has accepted; false if a control has changed since it was asked for.
 * Idempotent: a control that is as weak already is left.
 * @throws {InvalidInput} if somebody changed rollout or catalogue at the same moment
 */
export async function weakenControls({ what, by }: Accepted, ports: WeakenControlsPorts): Promise<boolean> {
  const { rollouts, catalogues } = ports;
  const rollout = await rollouts.find(what.rollout);
  const current = await catalogues.currentVersion(what.catalogue);
  const version = current === undefined ? undefined : await catalogues.load(what.catalogue, current);
  if (!rollout || !version) return false;
  const { groups } = version.catalogue;
  if (!isDue(what.weakened, { rollout, groups })) return false;
  if (what.weakened.some(({ control }) => control === 'leaving'))
    await reviseSides({ what, by }, version, ports);
  const next = rolloutWith(rollout, what.weakened, 'after');
  if (!(await rollouts.control(rollout.id, next, rollout))) throw changedMeanwhile(what.rollout);
  return true;
}

async function reviseSides(
  { what, by }: Accepted,
  { version: after, catalogue, texts }: CatalogueVersion,
  { catalogues, now }: WeakenControlsPorts,
): Promise<void> {
  const groups = groupsWith(catalogue.groups, what.weakened, 'after');
  const next = catalogueVersion({ ...catalogue, groups }, texts);
  if (next.version === after) return;
  const edition = { after, by, at: now(), what: 'file' as const, of: what.rollout };
  if (!(await catalogues.revise(next, edition))) throw changedMeanwhile(what.catalogue);
}

function changedMeanwhile(id: string): InvalidInput {
  return new InvalidInput(`controls of "${id}"`, [problemAt('', 'changed-meanwhile')]);
}
