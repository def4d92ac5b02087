import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import type { Localised } from '../../shared/locale.ts';
import { publicOn } from '../rollout-course.ts';
import type { ReadRollout } from './show-rollout.ts';

export type ListOpenDataPorts = {
  rollouts: Pick<Rollouts, 'list'>;
  organisations: Pick<Organisations, 'list'>;
  readRollout: ReadRollout;
  /** Today's date in Sweden: 2026-11-25. */
  today: () => string;
};

/** A rollout of which something has been told in public, and the national office that answers for its data. */
export type OpenRollout = { id: string; name: Localised; office: { code: string; name: Localised } };

/** Every rollout with open data, in the order of their ids. */
export async function listOpenData(ports: ListOpenDataPorts): Promise<OpenRollout[]> {
  const [rollouts, organisations] = await allSettledOrThrow([
    ports.rollouts.list(),
    ports.organisations.list(),
  ]);
  const known = await allSettledOrThrow(rollouts.map(({ id }) => ports.readRollout(id)));
  return known
    .flatMap((found): OpenRollout[] => {
      if (!found || publicOn(found, ports.today()).told.length === 0) return [];
      const { id, name, office } = found.rollout;
      const known = organisations.find(({ code }) => code === office);
      return known ? [{ id, name, office: { code: office, name: known.name } }] : [];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
