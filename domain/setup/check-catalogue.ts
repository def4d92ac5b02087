import { type Catalogue, defaultLocale, topicsDue } from '../catalogue/catalogue.ts';
import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import { factsIn } from '../catalogue/fact-references.ts';
import { textAt } from '../catalogue/text.ts';
import { builtInFacts } from '../catalogue/text-resolver.ts';
import type { Contact } from '../contacts/contact.ts';
import { channelsFor, NEEDS_CONTACT, scopeOf } from '../plan/audience.ts';
import { factsInForce } from '../rollout/facts-in-force.ts';
import type { Organisation } from '../rollout/organisation.ts';
import type { Participation, Rollout } from '../rollout/rollout.ts';

/** A problem that will keep somebody from being told, with the organisation's code if it is local. */
export type CatalogueFinding =
  /** Has messages but no channel. */
  | { kind: 'group-without-channel'; group: string }
  /** Has no messages at this milestone; possibly intended. */
  | { kind: 'group-hears-nothing'; group: string; milestone: string }
  /** A message that no group receives. */
  | { kind: 'message-for-nobody'; topic: string }
  | { kind: 'text-missing'; topic: string; milestone: string; locale: string }
  /** A text needs a fact that has no value yet. */
  | { kind: 'fact-missing'; fact: string; milestone: string; organisation?: string }
  | { kind: 'nobody-in-group'; group: string; organisation: string }
  | { kind: 'nobody-relays'; group: string; relay: string; organisation: string }
  | { kind: 'nobody-responsible'; organisation: string };

/** Kinds that may be intended; all others keep somebody from being told. */
export const QUESTIONS: readonly CatalogueFinding['kind'][] = ['group-hears-nothing'];

/** Problems of a catalogue by itself. */
export function checkWords(version: CatalogueVersion): CatalogueFinding[] {
  const { catalogue } = version;
  const groups = Object.entries(catalogue.groups);
  return [
    ...groups
      .filter(([, { messages, channels }]) => messages.length > 0 && channels.length === 0)
      .map(([group]): CatalogueFinding => ({ kind: 'group-without-channel', group })),
    ...groups.flatMap(([group, of]) =>
      Object.keys(catalogue.milestones)
        .filter((milestone) => topicsDue(catalogue, of, milestone).length === 0)
        .map((milestone): CatalogueFinding => ({ kind: 'group-hears-nothing', group, milestone })),
    ),
    ...Object.keys(catalogue.messages)
      .filter((topic) => !groups.some(([, { messages }]) => messages.includes(topic)))
      .filter((topic) => !Object.values(catalogue.counters ?? {}).some(({ message }) => message === topic))
      .map((topic): CatalogueFinding => ({ kind: 'message-for-nobody', topic })),
    ...missingTexts(version),
  ];
}

function missingTexts({ catalogue, texts }: CatalogueVersion): CatalogueFinding[] {
  return Object.entries(catalogue.messages).flatMap(([topic, { at }]) =>
    at.flatMap((milestone) =>
      catalogue.locales
        .filter((locale) => {
          const text = texts.find((one) => one.topic === topic && one.locale === locale);
          return text === undefined || textAt(text, milestone) === undefined;
        })
        .map((locale): CatalogueFinding => ({ kind: 'text-missing', topic, milestone, locale })),
    ),
  );
}

/** One organisation of a rollout with its contacts. */
export type Member = {
  organisation: Organisation;
  participation: Participation;
  contacts: readonly Contact[];
};

/** What one organisation lacks: people, and facts that its texts need. */
export function checkMember(version: CatalogueVersion, rollout: Rollout, member: Member): CatalogueFinding[] {
  return [...missingPeople(version.catalogue, member), ...missingFacts(version, rollout, member)];
}

function missingPeople(
  catalogue: Catalogue,
  { organisation, participation, contacts }: Member,
): CatalogueFinding[] {
  const { code, kind } = organisation;
  const holds = (role: string) => contacts.some(({ groups }) => groups.includes(role));
  const responsible: CatalogueFinding[] =
    kind === 'national' || holds(catalogue.responsible)
      ? []
      : [{ kind: 'nobody-responsible', organisation: code }];
  const ofGroups = Object.entries(catalogue.groups).flatMap(([group, of]): CatalogueFinding[] => {
    if (of.scope !== scopeOf(organisation) || of.messages.length === 0) return [];
    const carriers = channelsFor(catalogue, of, participation).map(([, channel]) => channel);
    const needed = carriers.some(({ carrier }) => NEEDS_CONTACT.includes(carrier));
    const relayed = carriers.some((channel) => channel.carrier === 'people' && channel.owner === 'relay');
    return [
      ...(needed && !holds(group) ? [{ kind: 'nobody-in-group', group, organisation: code } as const] : []),
      ...(relayed && of.relay !== undefined && !holds(of.relay)
        ? [{ kind: 'nobody-relays', group, relay: of.relay, organisation: code } as const]
        : []),
    ];
  });
  return [...responsible, ...ofGroups];
}

/** Facts of the rollout are reported once, not per organisation. */
function missingFacts(
  version: CatalogueVersion,
  rollout: Rollout,
  { organisation, participation }: Member,
): CatalogueFinding[] {
  const known = new Set([
    ...builtInFacts(version.catalogue),
    ...Object.keys(factsInForce(rollout.facts, participation)),
  ]);
  const atOffice = organisation.kind === 'national';
  return neededFacts(version)
    .filter(({ fact }) => !known.has(fact))
    .filter(({ fact }) => (version.catalogue.facts[fact]?.scope === 'rollout') === atOffice)
    .map(
      ({ fact, milestone }): CatalogueFinding => ({
        kind: 'fact-missing',
        fact,
        milestone,
        ...(atOffice ? {} : { organisation: organisation.code }),
      }),
    );
}

/** Facts used in the default language, each with the first milestone that needs it. */
function neededFacts({ catalogue, texts }: CatalogueVersion): { fact: string; milestone: string }[] {
  const first = new Map<string, string>();
  for (const milestone of Object.keys(catalogue.milestones)) {
    for (const text of texts.filter(({ locale }) => locale === defaultLocale(catalogue))) {
      if (!catalogue.messages[text.topic]?.at.includes(milestone)) continue;
      for (const fact of factsIn(textAt(text, milestone) ?? ''))
        if (!first.has(fact)) first.set(fact, milestone);
    }
  }
  return [...first].map(([fact, milestone]) => ({ fact, milestone }));
}
