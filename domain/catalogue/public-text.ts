import { defaultLocale, type Group, topicsDue } from './catalogue.ts';
import type { CatalogueVersion } from './catalogues.ts';
import type { FactType, ShownFact } from './fact.ts';
import { factsIn } from './fact-references.ts';
import { textAt } from './text.ts';

/** A message for the public: complete text with the values of its facts. */
export type PublicText = {
  topic: string;
  /** The language of the text. */
  locale: string;
  title: string;
  markdown: string;
  facts: Readonly<Record<string, ShownFact>>;
};

/**
 * One milestone in one language for certain groups; facts are undefined where nothing is said to those
 * groups.
 */
export type PublicTextQuery = {
  version: CatalogueVersion;
  kind: string;
  locale: string;
  side: Group['side'];
  factsFor: (group: Group) => Readonly<Record<string, ShownFact>> | undefined;
};

/** Whether any group is told through the website or a press release. */
export function isToldInPublic({ channels }: Group, { catalogue }: CatalogueVersion): boolean {
  return channels.some((id) => ['web', 'press'].includes(catalogue.channels[id]?.carrier ?? ''));
}

/**
 * The messages for public groups at a milestone, without duplicates. A message whose fact has no value is
 * omitted.
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

/** Limits a search of public texts to milestones and, if given, one scope. */
export type Place = { kinds: readonly string[]; scope?: Group['scope'] };

/** Facts of a type that public texts refer to; no other facts are public. */
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
