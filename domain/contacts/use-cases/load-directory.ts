import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { type Directory, directoryOf } from '../contact-directory.ts';
import type { ImportScope } from '../contact-import.ts';

export type LoadDirectoryPorts = {
  rollouts: Pick<Rollouts, 'list' | 'participations'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
  organisations: Pick<Organisations, 'findAll'>;
};

/** The organisations in scope and the roles of all their catalogues. */
export async function loadDirectory(scope: ImportScope, ports: LoadDirectoryPorts): Promise<Directory> {
  const rollouts = await ports.rollouts.list();
  const [members, versions] = await allSettledOrThrow([
    mapInChunks(rollouts, async ({ id, office }) => [
      office,
      ...(await ports.rollouts.participations(id)).map(({ organisation }) => organisation),
    ]),
    mapInChunks([...new Set(rollouts.map(({ catalogue }) => catalogue))], async (id) => {
      const version = await ports.catalogues.currentVersion(id);
      return version === undefined ? undefined : ports.catalogues.load(id, version);
    }),
  ]);
  const codes = [...new Set(members.flat())].filter((code) => scope === 'all' || code === scope).sort();
  return directoryOf(
    await ports.organisations.findAll(codes),
    versions.flatMap((version) => (version ? [version.catalogue] : [])),
  );
}
