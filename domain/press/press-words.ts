import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Facts, ShownFact } from '../catalogue/fact.ts';
import { factsIn, withFacts } from '../catalogue/fact-references.ts';
import { BUILT_IN_FACTS, shownFacts } from '../catalogue/text-resolver.ts';
import { inLocale, type Localised } from '../shared/locale.ts';
import { type Problem, problemAt } from '../shared/problem.ts';
import type { LocalDraft, NationalDraft, PressDraft } from './press-release.ts';
import type { PublishedText } from './published-release.ts';

/** Facts available to a release's texts. */
export type PressFacts = {
  catalogue: Catalogue;
  facts: Facts;
  service: Localised;
  organisation: Localised;
};

/** Every text of a draft by field: those in one language, and those of {@link localisedFields}. */
type Words = [field: string, words: string];

/** Facts without a value, with the fields that refer to them. */
export function missingFacts(words: readonly Words[], { facts }: PressFacts): Problem[] {
  const known = new Set<string>([...BUILT_IN_FACTS, ...Object.keys(facts)]);
  return words.flatMap(([field, text]) =>
    factsIn(text)
      .filter((fact) => !known.has(fact))
      .map((fact) => problemAt(field, 'fact-without-value', { fact })),
  );
}

/** A draft's text in one language with its facts filled in. */
export function nationalText(
  draft: NationalDraft,
  locale: string,
  matter: PressFacts,
): PublishedText | undefined {
  const text = draft.texts[locale];
  if (!text) return undefined;
  const { say, factual } = voiceIn(locale, draft, matter);
  return {
    headline: say(text.headline),
    place: say(text.place),
    lead: say(text.lead),
    body: factual(text.body),
    ...spoken(draft, locale, say),
    boilerplate: say(text.boilerplate),
  };
}

/** The fixed national text, with the organisation's additions. */
export function localText(
  draft: LocalDraft,
  { locale, national }: { locale: string; national: PublishedText | undefined },
  matter: PressFacts,
): PublishedText | undefined {
  const text = draft.texts[locale];
  if (!text || !national) return undefined;
  const { say, factual } = voiceIn(locale, draft, matter);
  const { correction: _, ...locked } = national;
  const { quotes, factBox, contacts, ...rest } = spoken(draft, locale, say);
  return {
    ...locked,
    local: factual(text.paragraph),
    quotes: [...quotes, ...national.quotes],
    factBox: [...national.factBox, ...factBox],
    contacts: [...contacts, ...national.contacts],
    ...rest,
  };
}

/** The facts of a release in one language; whoever answers is its own first contact. */
export function factsInRelease(
  locale: string,
  { contacts: [contact] }: Pick<PressDraft, 'contacts'>,
  { catalogue, facts, service, organisation }: PressFacts,
): Record<string, ShownFact> {
  return {
    ...shownFacts(facts, catalogue.facts, locale),
    service: { type: 'text', text: inLocale(service, locale) },
    organisation: { type: 'text', text: inLocale(organisation, locale) },
    contactName: { type: 'text', text: contact?.name ?? '' },
    contactEmail: { type: 'email', text: contact?.address ?? '' },
  };
}

type Say = (words: string) => string;

/** Resolves texts in one language: lines with facts filled in, Markdown with the facts it uses. */
function voiceIn(
  locale: string,
  draft: PressDraft,
  matter: PressFacts,
): { say: Say; factual: (markdown: string) => PublishedText['body'] } {
  const shown = factsInRelease(locale, draft, matter);
  const values = Object.fromEntries(Object.entries(shown).map(([name, { text }]) => [name, text]));
  return {
    say: (words) => withFacts(words, values),
    factual: (markdown) => {
      const used = factsIn(markdown);
      const own = Object.entries(shown).filter(([name]) => used.includes(name));
      return { markdown, facts: Object.fromEntries(own) };
    },
  };
}

function spoken(
  { quotes, factBox, contacts, correction }: PressDraft,
  locale: string,
  say: Say,
): Pick<PublishedText, 'quotes' | 'factBox' | 'contacts' | 'correction'> {
  const of = (texts: Localised) => say(inLocale(texts, locale));
  return {
    quotes: quotes.map(({ name, title, text }) => ({ text: of(text), name, title: of(title) })),
    factBox: factBox.map(({ label, value }) => ({ label: of(label), value: of(value) })),
    contacts: contacts.map(({ name, role, phone, address }) => ({ name, role: of(role), phone, address })),
    ...(correction ? { correction: of(correction) } : {}),
  };
}
