import type { Catalogue, CatalogueSource } from '../../catalogue/catalogue.ts';
import { catalogueVersion } from '../../catalogue/catalogue-version.ts';
import type { Catalogues, CatalogueVersion } from '../../catalogue/catalogues.ts';
import { type Facts, factProblems } from '../../catalogue/fact.ts';
import type { Text } from '../../catalogue/text.ts';
import { type Contact, type Contacts, mergeContacts } from '../../contacts/contact.ts';
import type { Organisation, Organisations } from '../../rollout/organisation.ts';
import type { Participation, Rollout, Rollouts } from '../../rollout/rollout.ts';
import { InvalidInput } from '../../shared/errors.ts';
import { below, type Problem, problemAt } from '../../shared/problem.ts';

export type PlaceRolloutPorts = {
  rollouts: Pick<Rollouts, 'save' | 'join'>;
  organisations: Pick<Organisations, 'save'>;
};
export type LoadRolloutPorts = PlaceRolloutPorts & {
  catalogues: Pick<Catalogues, 'publish'>;
  contacts: Pick<Contacts, 'save'>;
};

/** A complete rollout from files. */
export type RolloutSource = {
  catalogue: CatalogueSource;
  texts: readonly Text[];
  rollout: Rollout;
  organisations: readonly Organisation[];
  participations: readonly Participation[];
  contacts: readonly Contact[];
};

/**
 * Loads a catalogue with its texts and a rollout with its participants. Everything is validated first; if
 * there is any problem nothing is written. Idempotent.
 * @throws {InvalidInput} with every problem
 */
export async function loadRollout(source: RolloutSource, ports: LoadRolloutPorts): Promise<CatalogueVersion> {
  const version = checkedVersion(source);
  await ports.catalogues.publish(version);
  await ports.contacts.save(mergeContacts(source.contacts));
  await placeRollout(source, ports);
  return version;
}

/**
 * The rollout's catalogue, after validating everything that is loaded with it.
 * @throws {InvalidInput} with every problem
 */
export function checkedVersion(source: RolloutSource): CatalogueVersion {
  const version = catalogueVersion(source.catalogue, source.texts);
  const problems = rolloutProblems(source, version.catalogue);
  if (problems.length > 0)
    throw new InvalidInput(`rollout "${source.rollout.id}" cannot be loaded`, problems);
  return version;
}

/** Stores participants before the rollout itself, so that nobody sees an incomplete one. */
export async function placeRollout(
  { rollout, organisations, participations }: Omit<RolloutSource, 'contacts'>,
  ports: PlaceRolloutPorts,
): Promise<void> {
  await Promise.all(organisations.map((organisation) => ports.organisations.save(organisation)));
  await Promise.all(participations.map((participation) => ports.rollouts.join(participation)));
  await ports.rollouts.save(rollout);
}

function rolloutProblems(source: RolloutSource, catalogue: Catalogue): Problem[] {
  const { rollout } = source;
  const codes = new Set(source.organisations.map(({ code }) => code));
  const roles = new Set([...Object.keys(catalogue.groups), ...Object.keys(catalogue.relays)]);
  const known = (path: string, code: string) =>
    codes.has(code) ? [] : [problemAt(path, 'unknown', { what: 'organisation', value: code })];
  return [
    ...(rollout.catalogue === catalogue.id
      ? []
      : [problemAt('rollout.catalogue', 'not-one-of', { options: [catalogue.id] })]),
    ...known('rollout.office', rollout.office),
    ...scopedProblems('rollout.facts', rollout.facts, { catalogue, scope: 'rollout' }),
    ...source.participations.flatMap(({ organisation, facts }) => [
      ...known('organisations', organisation),
      ...scopedProblems(`organisations.${organisation}.facts`, facts, { catalogue, scope: 'organisation' }),
    ]),
    ...source.contacts.flatMap(({ organisation, groups }, index) => [
      ...known(`contacts.${index}.organisation`, organisation),
      ...groups
        .filter((role) => !roles.has(role))
        .map((value) => problemAt(`contacts.${index}.groups`, 'unknown', { what: 'role', value })),
    ]),
  ];
}

type Scope = { catalogue: Catalogue; scope: 'rollout' | 'organisation' };

function scopedProblems(path: string, facts: Facts, { catalogue, scope }: Scope): Problem[] {
  const elsewhere = Object.keys(facts).filter((fact) => (catalogue.facts[fact]?.scope ?? scope) !== scope);
  const other = scope === 'rollout' ? 'organisation' : 'rollout';
  return [
    ...factProblems(facts, catalogue.facts).map((found) => below(path, found)),
    ...elsewhere.map((fact) => problemAt(`${path}.${fact}`, 'fact-elsewhere', { fact, scope: other })),
  ];
}
