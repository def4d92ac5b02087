import { defaultLocale, type Group, topicsDue } from './catalogue.ts';
import type { CatalogueVersion } from './catalogues.ts';
import type { FactType, ShownFact } from './fact.ts';
import { factsIn, textAt } from './text.ts';

/** A message as the public may read it: words without a hole, with the values of the facts that they refer to. */
export type PublicText = {
  topic: string;
  /** The language that the words were found in. */
  locale: string;
  title: string;
  markdown: string;
  facts: Readonly<Record<string, ShownFact>>;
};

/** What is said at one milestone, in which language, and with which facts to which groups; undefined values: nothing to them. */
export type PublicTextQuery = {
  version: CatalogueVersion;
  kind: string;
  locale: string;
  side: Group['side'];
  factsFor: (group: Group) => Readonly<Record<string, ShownFact>> | undefined;
};

/** Whether the catalogue has a group told in public: on the website or by a press release. */
export function isToldInPublic({ channels }: Group, { catalogue }: CatalogueVersion): boolean {
  return channels.some((id) => ['web', 'press'].includes(catalogue.channels[id]?.carrier ?? ''));
}

/**
 * The words that the groups told in public get at a milestone, each message once. One that refers to a fact without a value
 * is left out whole.
 */
export function publicTexts(query: PublicTextQuery): PublicText[] {
  const words = new Map<string, PublicText>();
  for (const group of publicGroups(query.version, query.side)) {
    const facts = query.factsFor(group);
    if (!facts) continue;
    for (const topic of topicsDue(query.version.catalogue, group, query.kind)) {
      const word = words.get(topic) ?? publicText(topic, facts, query);
      if (word) words.set(topic, word);
    }
  }
  return [...words.values()];
}

function publicText(topic: string, facts: PublicText['facts'], { version, kind, locale }: PublicTextQuery) {
  for (const wanted of [locale, defaultLocale(version.catalogue)]) {
    const text = version.texts.find((one) => one.topic === topic && one.locale === wanted);
    const markdown = text && textAt(text, kind);
    if (!text || markdown === undefined) continue;
    const whole = factsIn(markdown).every((name) => Object.hasOwn(facts, name));
    return whole ? { topic, locale: text.locale, title: text.title, markdown, facts } : undefined;
  }
  return undefined;
}

/** Where words in public are looked for: at some milestones, and only in those for groups of one scope where that is given. */
export type Place = { kinds: readonly string[]; scope?: Group['scope'] };

/** The names of facts of a type that words in public refer to: only those are meant for everybody. */
export function publicFacts(version: CatalogueVersion, type: FactType, { kinds, scope }: Place): string[] {
  const { catalogue, texts } = version;
  const groups = publicGroups(version, 'external').filter(
    (group) => scope === undefined || group.scope === scope,
  );
  const topics = new Set(groups.flatMap(({ messages }) => messages));
  const referred = texts
    .filter(({ topic }) => topics.has(topic))
    .flatMap((text) =>
      kinds
        .filter((kind) => catalogue.messages[text.topic]?.at.includes(kind))
        .flatMap((kind) => factsIn(textAt(text, kind) ?? '')),
    );
  return Object.keys(catalogue.facts).filter(
    (name) => referred.includes(name) && catalogue.facts[name]?.type === type,
  );
}

function publicGroups(version: CatalogueVersion, side: Group['side']): Group[] {
  return Object.values(version.catalogue.groups).filter(
    (group) => group.side === side && isToldInPublic(group, version),
  );
}
