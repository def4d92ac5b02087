import type { Catalogues } from '../catalogue.ts';
import { type Directory, directoryOf } from '../contact-directory.ts';
import type { ImportScope } from '../contact-import.ts';
import type { Organisations } from '../organisation.ts';
import type { Rollouts } from '../rollout.ts';
import { fewAtOnce, together } from '../together.ts';

export type LoadDirectoryPorts = {
  rollouts: Pick<Rollouts, 'list' | 'participations'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
  organisations: Pick<Organisations, 'find'>;
};

/** Every organisation of every rollout, or one of them, and the roles of all their catalogues. */
export async function loadDirectory(scope: ImportScope, ports: LoadDirectoryPorts): Promise<Directory> {
  const rollouts = await ports.rollouts.list();
  const [members, versions] = await together([
    fewAtOnce(rollouts, async ({ id, office }) => [
      office,
      ...(await ports.rollouts.participations(id)).map(({ organisation }) => organisation),
    ]),
    fewAtOnce([...new Set(rollouts.map(({ catalogue }) => catalogue))], async (id) => {
      const version = await ports.catalogues.currentVersion(id);
      return version === undefined ? undefined : ports.catalogues.load(id, version);
    }),
  ]);
  const codes = [...new Set(members.flat())].filter((code) => scope === 'all' || code === scope).sort();
  const organisations = await fewAtOnce(codes, (code) => ports.organisations.find(code));
  return directoryOf(
    organisations.flatMap((organisation) => organisation ?? []),
    versions.flatMap((version) => (version ? [version.catalogue] : [])),
  );
}
