import { keptWith } from '../shared/kept-with.ts';
import { type Catalogue, defaultLocale } from './catalogue.ts';
import type { CatalogueVersion } from './catalogues.ts';
import { type FactDefinitions, type Facts, formatFact, type ShownFact } from './fact.ts';
import { factsIn } from './fact-references.ts';
import type { Gap } from './gap.ts';
import type { ShortForms } from './short-forms.ts';
import { formsAt, textAt, textBefore } from './text.ts';

/** Facts available in every mail without declaration. */
export const BUILT_IN_FACTS = ['service', 'organisation', 'contactName', 'contactEmail'] as const;

/** The same for the texts of a catalogue, which may say who its contact is. */
export function builtInFacts({ contactRole }: Pick<Catalogue, 'contactRole'>): string[] {
  return [...BUILT_IN_FACTS, ...(contactRole ? ['contactRole'] : [])];
}

/** Texts of a topic that have all their facts, in the language found, with its short forms if it has any. */
export type ResolvedText = {
  topic: string;
  locale: string;
  title: string;
  markdown: string;
  forms?: ShortForms;
};

/**
 * Without a value of every fact in `needed` nothing is said at all. `before`: the words for the time before the
 * milestone is true.
 */
type Saying = { needed?: readonly string[]; before?: boolean };

/** Resolves the texts of one milestone with the facts in force, and records gaps. */
export class TextResolver {
  readonly #words: Words;
  readonly #locale: string;
  readonly #known: ReadonlySet<string>;
  readonly #needed: readonly string[];
  readonly #before: boolean;
  readonly #complete = new Map<ResolvedText, boolean>();
  readonly #missingFacts = new Map<string, Set<string>>();
  readonly #missingTexts = new Map<string, Gap>();

  constructor(
    version: CatalogueVersion,
    kind: string,
    facts: Facts,
    { needed = [], before = false }: Saying = {},
  ) {
    this.#words = before ? wordsBefore(version, kind) : wordsAt(version, kind);
    this.#locale = defaultLocale(version.catalogue);
    this.#known = new Set([...builtInFacts(version.catalogue), ...Object.keys(facts)]);
    this.#needed = needed;
    this.#before = before;
  }

  /**
   * Texts of a topic in a language, or in the default language; undefined if a fact or the text is missing.
   * Misses are recorded for {@link gaps}.
   */
  words(topic: string, locale: string): ResolvedText | undefined {
    const said = this.#words.get(`${topic}/${locale}`);
    if (!said)
      this.#missingTexts.set(`${topic}/${locale}`, {
        ...{ kind: 'missing-text', topic, locale },
        ...(this.#before ? { before: true } : {}),
      });
    const best = said ?? this.#words.get(`${topic}/${this.#locale}`);
    if (!best) return undefined;
    const complete = this.#complete.get(best) ?? this.#hasFacts(best.markdown, topic);
    this.#complete.set(best, complete);
    return complete ? best : undefined;
  }

  /** Whether every fact in a line has a value; missing ones are recorded. */
  complete(line: string): boolean {
    return this.#hasFacts(line, undefined);
  }

  #hasFacts(words: string, topic: string | undefined): boolean {
    const missing = [...new Set([...this.#needed, ...factsIn(words)])].filter(
      (fact) => !this.#known.has(fact),
    );
    for (const fact of missing) {
      const topics = this.#missingFacts.get(fact) ?? new Set<string>();
      if (topic) topics.add(topic);
      this.#missingFacts.set(fact, topics);
    }
    return missing.length === 0;
  }

  /** The recorded gaps, in a stable order. */
  gaps(): Gap[] {
    const facts = [...this.#missingFacts].map(
      ([fact, topics]): Gap => ({ kind: 'missing-fact', fact, topics: [...topics].sort() }),
    );
    const gaps = [...facts, ...this.#missingTexts.values()];
    return gaps.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
}

type Words = ReadonlyMap<string, ResolvedText>;

// One version and one set of facts serve all readers of a plan.
const wordsAt = keptWith((version: CatalogueVersion, kind): Words => wordsOf(version, kind, false));
const wordsBefore = keptWith((version: CatalogueVersion, kind): Words => wordsOf(version, kind, true));
const shown = keptWith((facts: Facts, locale) =>
  keptWith((definitions: FactDefinitions) => formatted(facts, definitions, locale)),
);

/** The texts of a kind of milestone, or `before` it, by topic and language. */
function wordsOf({ texts }: CatalogueVersion, kind: string, before: boolean): Words {
  const words = texts.flatMap((text): [string, ResolvedText][] => {
    const markdown = before ? textBefore(text, kind) : textAt(text, kind);
    const { topic, locale, title } = text;
    const forms = formsAt(text, kind, { before });
    return markdown === undefined
      ? []
      : [[`${topic}/${locale}`, { topic, locale, title, markdown, ...(forms ? { forms } : {}) }]];
  });
  return new Map(words);
}

/** Formats facts for readers of a language. Facts without a definition are omitted. */
export function shownFacts(
  facts: Facts,
  definitions: FactDefinitions,
  locale: string,
): Record<string, ShownFact> {
  return shown(facts, locale)(definitions, locale);
}

function formatted(facts: Facts, definitions: FactDefinitions, locale: string): Record<string, ShownFact> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]): [string, ShownFact][] => {
      const type = definitions[name]?.type;
      return type ? [[name, { type, text: formatFact(type, value, locale) }]] : [];
    }),
  );
}
