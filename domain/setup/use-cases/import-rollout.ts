import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Weakening } from '../../controls/control.ts';
import { holdBack } from '../../controls/use-cases/hold-back.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import type { User } from '../../rollout/user.ts';
import { digest } from '../../shared/digest.ts';
import { InvalidInput } from '../../shared/errors.ts';
import { problemAt } from '../../shared/problem.ts';
import {
  askForRest,
  checkedVersion,
  type PlaceRolloutPorts,
  placeRollout,
  type RolloutSource,
  withGoals,
} from './load-rollout.ts';

export type ImportRolloutPorts = PlaceRolloutPorts & {
  catalogues: Pick<Catalogues, 'currentVersion' | 'publish' | 'revise'>;
  rollouts: Pick<Rollouts, 'find' | 'participations'>;
  organisations: Pick<Organisations, 'list'>;
  now: () => number;
};

/** Existing data that an import would change. */
export type Replaced = {
  rollout: boolean;
  catalogue: boolean;
  /** Codes of organisations whose name, language or participation would change. */
  organisations: string[];
};

type Asked = {
  source: Omit<RolloutSource, 'contacts'>;
  /** Whether existing data may be replaced. */
  replace: boolean;
  by: Pick<User, 'name' | 'address'>;
};

/** `weakened`: what waits, or would wait, for a second person. */
export type RolloutImportResult = { replaced: Replaced; weakened: Weakening[] } & (
  | { kind: 'imported'; version: string }
  | { kind: 'would-replace' }
);

/**
 * Imports a rollout uploaded in the console: catalogue, texts, organisations and participations, no people.
 * Everything is validated first; existing data are changed only if requested. Organisations not in the file
 * are left as they are. What weakens a control waits for a second person; the rest is imported.
 * @throws {InvalidInput} with every problem, or if the catalogue was changed concurrently
 */
export async function importRollout(
  { source: files, replace, by }: Asked,
  ports: ImportRolloutPorts,
): Promise<RolloutImportResult> {
  const held = await holdBack(files, ports);
  const { source, weakened } = held;
  const version = checkedVersion({ ...source, contacts: [] }, ports.mailDomain);
  const { id } = version.catalogue;
  const current = await ports.catalogues.currentVersion(id);
  const replaced = {
    ...(await findReplaced(source, ports)),
    catalogue: current !== undefined && current !== version.version,
  };
  const changes = replaced.rollout || replaced.catalogue || replaced.organisations.length > 0;
  if (changes && !replace) return { kind: 'would-replace', replaced, weakened };
  await askForRest(held, { by: by.address, at: ports.now() }, ports);
  if (current === undefined) await ports.catalogues.publish(version);
  else if (replaced.catalogue) {
    const edition = {
      after: current,
      by: by.name,
      at: ports.now(),
      what: 'file' as const,
      of: source.rollout.id,
    };
    if (!(await ports.catalogues.revise(version, edition)))
      throw new InvalidInput(`catalogue "${id}"`, [problemAt('', 'changed-meanwhile')]);
  }
  await placeRollout(held, ports, { by: by.name, at: ports.now() });
  return { kind: 'imported', version: version.version, replaced, weakened };
}

async function findReplaced(
  { rollout, organisations, participations }: Asked['source'],
  ports: ImportRolloutPorts,
): Promise<Omit<Replaced, 'catalogue'>> {
  const [known, members, before] = await Promise.all([
    ports.organisations.list(),
    ports.rollouts.participations(rollout.id),
    ports.rollouts.find(rollout.id),
  ]);
  const changed = [
    ...organisations.flatMap((each) =>
      differs(
        known.find(({ code }) => code === each.code),
        each,
      )
        ? [each.code]
        : [],
    ),
    ...participations.flatMap((each) =>
      differs(
        members.find(({ organisation }) => organisation === each.organisation),
        each,
      )
        ? [each.organisation]
        : [],
    ),
  ];
  return {
    rollout: differs(before, withGoals(rollout, before)),
    organisations: [...new Set(changed)].toSorted(),
  };
}

/** New data replaces nothing. */
function differs<T>(before: T | undefined, after: T): boolean {
  return before !== undefined && digest(before) !== digest(after);
}
