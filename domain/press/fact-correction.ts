import type { Catalogue } from '../catalogue/catalogue.ts';
import { type FactDefinition, type FactValue, formatFact } from '../catalogue/fact.ts';
import { factsIn } from '../catalogue/fact-references.ts';
import { type SpokenWords, typedFact } from '../catalogue/fact-words.ts';
import type { CorrectionContent } from '../mail/variant.ts';
import type { ChangedFact, Why } from '../plan/change.ts';
import { isSameJson } from '../shared/digest.ts';
import { inLocale } from '../shared/locale.ts';
import { type PressDraft, pressDraftSchema } from './press-release.ts';

/** Puts what was wrong in a release into words: what holds now, what it said, and why that has changed. */
export type SayPressCorrection = (
  about: Pick<CorrectionContent, 'changes' | 'whys'> & { locale: string },
) => string;

/** Several changes as one for each fact, from the first value to the last; oldest first. */
export function changesInAll(changes: readonly ChangedFact[]): ChangedFact[] {
  const byFact = Map.groupBy(changes, ({ fact }) => fact);
  return [...byFact].flatMap(([fact, alike]) => {
    const [from, to] = [alike[0]?.from, alike.at(-1)?.to];
    if (isSameJson(from, to)) return [];
    return [{ fact, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
  });
}

type Correcting = {
  changes: readonly ChangedFact[];
  whys: readonly Why[];
  catalogue: Catalogue;
  say: SayPressCorrection;
};

/**
 * A published draft with the new values where it says the old ones, by reference or in typed words, and a note of what
 * was wrong; undefined if it says none of them. Nobody's quote is rewritten: one that refers to the fact has to be
 * approved again.
 */
export function correctedDraft(
  draft: PressDraft,
  { changes, whys, catalogue, say }: Correcting,
): PressDraft | undefined {
  const said = changes.filter((change) => saysOld(draft, change, catalogue.facts[change.fact]));
  if (said.length === 0) return undefined;
  const inNew = (words: string, locale: string) =>
    said.reduce((text, change) => withNew(text, { change, locale, catalogue }), words);
  const note = (reasons: readonly Why[]) =>
    Object.fromEntries(
      Object.keys(draft.texts).map((locale) => [
        locale,
        say({
          locale,
          changes: said.map((change) => shown(change, { locale, catalogue })),
          whys: reasons.map((why) => (typeof why === 'string' ? why : inLocale(why, locale))),
        }),
      ]),
    );
  const names = new Set(said.map(({ fact }) => fact));
  const quotes = draft.quotes.map(({ approvedBy, approvedAt, ...quote }) =>
    refersTo(Object.values(quote.text), names) || approvedBy === undefined || approvedAt === undefined
      ? quote
      : { ...quote, approvedBy, approvedAt },
  );
  const rewritten = rewrite(draft, inNew);
  // A new value or a reason may be too long for its place, or have marks: then a person finds other words.
  const tries = [
    { ...rewritten, quotes, correction: note(whys) },
    { ...rewritten, quotes, correction: note([]) },
    { ...draft, quotes, correction: note([]) },
  ];
  return tries.flatMap((each) => pressDraftSchema.safeParse(each).data ?? [])[0];
}

function rewrite(draft: PressDraft, inNew: (words: string, locale: string) => string) {
  const texts = Object.entries(draft.texts).map(([locale, text]) => [
    locale,
    Object.fromEntries(Object.entries<string>(text).map(([name, words]) => [name, inNew(words, locale)])),
  ]);
  const factBox = draft.factBox.map(({ label, value }) => ({
    label,
    value: Object.fromEntries(Object.entries(value).map(([locale, words]) => [locale, inNew(words, locale)])),
  }));
  return { ...draft, texts: Object.fromEntries(texts), factBox };
}

/** Every text of a draft that may say a fact, with its language. */
export function wordsIn({ texts, factBox, quotes }: PressDraft): SpokenWords[] {
  return [
    ...Object.entries(texts).flatMap(([locale, text]) =>
      Object.values<string>(text).map((words): SpokenWords => [locale, words]),
    ),
    ...[...factBox.map(({ value }) => value), ...quotes.map(({ text }) => text)].flatMap((each) =>
      Object.entries(each),
    ),
  ];
}

function saysOld(draft: PressDraft, { fact, from }: ChangedFact, definition?: FactDefinition): boolean {
  const words = wordsIn(draft);
  if (
    refersTo(
      words.map(([, text]) => text),
      new Set([fact]),
    )
  )
    return true;
  if (from === undefined || !definition) return false;
  return words.some(([locale, text]) => typedFact(definition, from, locale)?.test(text) ?? false);
}

function refersTo(texts: readonly string[], names: ReadonlySet<string>): boolean {
  return texts.some((text) => factsIn(text).some((name) => names.has(name)));
}

type InWords = { change: ChangedFact; locale: string; catalogue: Catalogue };

function withNew(
  text: string,
  { change: { fact, from, to }, locale, catalogue: { facts } }: InWords,
): string {
  const definition = facts[fact];
  if (!definition || from === undefined || to === undefined) return text;
  const typed = typedFact(definition, from, locale);
  const now = formatFact(definition.type, to, locale);
  return typed ? text.replaceAll(typed, () => now) : text;
}

function shown(
  { fact, from, to }: ChangedFact,
  { locale, catalogue: { facts } }: Pick<InWords, 'locale' | 'catalogue'>,
): CorrectionContent['changes'][number] {
  const definition = facts[fact];
  const form = (value: FactValue) =>
    definition ? formatFact(definition.type, value, locale) : String(value);
  return {
    name: definition ? inLocale(definition.name, locale) : fact,
    ...(from === undefined ? {} : { from: form(from) }),
    ...(to === undefined ? {} : { to: form(to) }),
  };
}
