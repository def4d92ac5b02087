import {
  type Catalogue,
  type CatalogueSource,
  type Catalogues,
  type CatalogueVersion,
  defaultLocale,
} from '../catalogue.ts';
import { type Contact, type Contacts, mergeContacts } from '../contact.ts';
import { digest } from '../digest.ts';
import { InvalidInput } from '../errors.ts';
import { type Facts, factProblems } from '../fact.ts';
import type { Organisation, Organisations } from '../organisation.ts';
import { resolveCatalogue } from '../resolve-catalogue.ts';
import type { Participation, Rollout, Rollouts } from '../rollout.ts';
import { BUILT_IN_FACTS } from '../sayable.ts';
import { factsIn, type Text, textAt } from '../text.ts';

export type LoadRolloutPorts = {
  catalogues: Catalogues;
  rollouts: Rollouts;
  organisations: Organisations;
  contacts: Contacts;
};

/** A whole rollout as files describe it. */
export type RolloutSource = {
  catalogue: CatalogueSource;
  texts: readonly Text[];
  rollout: Rollout;
  organisations: readonly Organisation[];
  participations: readonly Participation[];
  contacts: readonly Contact[];
};

/**
 * Loads a catalogue with its texts and a rollout with everyone in it. Everything is checked first; nothing is written
 * where anything is wrong. Loading the same again changes nothing.
 * @throws {InvalidInput} with every problem that was found
 */
export async function loadRollout(source: RolloutSource, ports: LoadRolloutPorts): Promise<CatalogueVersion> {
  const version = catalogueVersion(source.catalogue, source.texts);
  const problems = rolloutProblems(source, version.catalogue);
  if (problems.length > 0)
    throw new InvalidInput(`rollout "${source.rollout.id}" cannot be loaded`, problems);

  await ports.catalogues.publish(version);
  await Promise.all(source.organisations.map((organisation) => ports.organisations.save(organisation)));
  await ports.contacts.save(mergeContacts(source.contacts));
  await Promise.all(source.participations.map((participation) => ports.rollouts.join(participation)));
  await ports.rollouts.save(source.rollout);
  return version;
}

/**
 * A catalogue with its texts under the digest of both.
 * @throws {InvalidInput} for a reference to nothing, an undeclared fact, or words for a state that the topic is not placed at
 */
export function catalogueVersion(source: CatalogueSource, texts: readonly Text[]): CatalogueVersion {
  const catalogue = resolveCatalogue(source);
  const problems = [...texts.flatMap((text) => textProblems(catalogue, text)), ...wordProblems(catalogue)];
  if (problems.length > 0) throw new InvalidInput(`texts of catalogue "${catalogue.id}"`, problems);
  const sorted = [...texts].sort((a, b) => (`${a.topic}/${a.locale}` < `${b.topic}/${b.locale}` ? -1 : 1));
  // A digest sorts keys, and the order of milestones and groups means something.
  const order = [Object.keys(catalogue.milestones), Object.keys(catalogue.groups)];
  return {
    version: digest({ catalogue, order, texts: sorted }),
    catalogue,
    texts: sorted,
  };
}

function textProblems(catalogue: Catalogue, text: Text): string[] {
  const where = `text "${text.topic}" in ${text.locale}`;
  const message = Object.hasOwn(catalogue.messages, text.topic) ? catalogue.messages[text.topic] : undefined;
  if (!message) return [`${where} belongs to no message of the catalogue`];
  const misplaced = Object.keys(text.sections).filter((kind) => !message.at.includes(kind));
  const used = message.at.flatMap((kind) => factsIn(textAt(text, kind) ?? ''));
  const known = new Set<string>([...BUILT_IN_FACTS, ...Object.keys(catalogue.facts)]);
  return [
    ...misplaced.map((kind) => `${where} has a section "${kind}", where the message is not placed`),
    ...[...new Set(used)]
      .filter((fact) => !known.has(fact))
      .map((fact) => `${where} uses the fact "${fact}", which is not declared`),
  ];
}

/** Subject and lead must be sayable everywhere, so they may use only what every mail has. */
function wordProblems(catalogue: Catalogue): string[] {
  const always = new Set<string>(BUILT_IN_FACTS);
  return Object.entries(catalogue.milestones).flatMap(([kind, words]) => [
    ...(words[defaultLocale(catalogue)]
      ? []
      : [`milestone "${kind}" has no words in ${defaultLocale(catalogue)}`]),
    ...Object.values(words).flatMap(({ subject, lead }) =>
      factsIn(`${subject} ${lead}`)
        .filter((fact) => !always.has(fact))
        .map(
          (fact) =>
            `milestone "${kind}" uses the fact "${fact}" in subject or lead, where only ${[...always].join(', ')} may stand`,
        ),
    ),
  ]);
}

function rolloutProblems(source: RolloutSource, catalogue: Catalogue): string[] {
  const codes = new Set(source.organisations.map(({ code }) => code));
  const roles = new Set([...Object.keys(catalogue.groups), ...Object.keys(catalogue.relays)]);
  return [
    ...(source.rollout.catalogue === catalogue.id
      ? []
      : [`the rollout names the catalogue "${source.rollout.catalogue}"`]),
    ...(codes.has(source.rollout.office)
      ? []
      : [`the national office "${source.rollout.office}" is no organisation given`]),
    ...scopedProblems('the rollout', source.rollout.facts, { catalogue, scope: 'rollout' }),
    ...source.participations.flatMap(({ organisation, facts }) => [
      ...(codes.has(organisation) ? [] : [`organisation "${organisation}" takes part but is not given`]),
      ...scopedProblems(`organisation "${organisation}"`, facts, { catalogue, scope: 'organisation' }),
    ]),
    ...source.contacts.flatMap(({ organisation, name, groups }) => [
      ...(codes.has(organisation) ? [] : [`contact "${name}" is at "${organisation}", which is not given`]),
      ...groups
        .filter((role) => !roles.has(role))
        .map((role) => `contact "${name}" has the group "${role}", which is not in the catalogue`),
    ]),
  ];
}

type Scope = { catalogue: Catalogue; scope: 'rollout' | 'organisation' };

function scopedProblems(where: string, facts: Facts, { catalogue, scope }: Scope): string[] {
  const elsewhere = Object.keys(facts).filter((fact) => (catalogue.facts[fact]?.scope ?? scope) !== scope);
  return [
    ...factProblems(facts, catalogue.facts).map(({ detail }) => `${where}: ${detail}`),
    ...elsewhere.map(
      (fact) =>
        `${where}: fact "${fact}" belongs to ${scope === 'rollout' ? 'each organisation' : 'the rollout'}`,
    ),
  ];
}
