import { type FactDefinition, type FactDefinitions, type Facts, type FactValue, formatFact } from './fact.ts';
import { factsIn } from './fact-references.ts';

/** Words of people in one language. */
export type SpokenWords = readonly [locale: string, words: string];

/**
 * A value as typed words: in the form that mails use in that language, whole words only. Undefined for a bare number,
 * which may be anything.
 */
export function typedFact({ type }: FactDefinition, value: FactValue, locale: string): RegExp | undefined {
  if (type === 'number') return undefined;
  const words = RegExp.escape(formatFact(type, value, locale)).replaceAll('\\x20', '\\s');
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'gu');
}

/** Of these facts, those whose value words say as typed. */
export function factsTyped(words: readonly SpokenWords[], facts: Facts, definitions: FactDefinitions): Facts {
  return chosen(facts, (fact, value) => {
    const definition = definitions[fact];
    return (
      definition !== undefined &&
      words.some(([locale, text]) => typedFact(definition, value, locale)?.test(text) ?? false)
    );
  });
}

/** Of these facts, those that words say: by reference, or typed. */
export function factsSaid(words: readonly SpokenWords[], facts: Facts, definitions: FactDefinitions): Facts {
  const typed = factsTyped(words, facts, definitions);
  const referred = new Set(words.flatMap(([, text]) => factsIn(text)));
  return chosen(facts, (fact) => referred.has(fact) || Object.hasOwn(typed, fact));
}

function chosen(facts: Facts, isChosen: (fact: string, value: FactValue) => boolean): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([fact, value]) => isChosen(fact, value)));
}
