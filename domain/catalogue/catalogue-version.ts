import { digest } from '../shared/digest.ts';
import { InvalidInput } from '../shared/errors.ts';
import { type Problem, problemAt } from '../shared/problem.ts';
import { type Catalogue, type CatalogueSource, defaultLocale } from './catalogue.ts';
import type { CatalogueVersion } from './catalogues.ts';
import { factsIn } from './fact-references.ts';
import { resolveCatalogue } from './resolve-catalogue.ts';
import { countWords, hasEssential, SHORT_WORDS, tellingForms } from './short-forms.ts';
import { formsAt, type Text, textAt, textBefore } from './text.ts';
import { BUILT_IN_FACTS, builtInFacts } from './text-resolver.ts';

/**
 * A catalogue and its texts, versioned by the digest of both.
 * @throws {InvalidInput} for a dangling reference, an undeclared fact, or words for a milestone at which the
 * topic is not used
 */
export function catalogueVersion(source: CatalogueSource, texts: readonly Text[]): CatalogueVersion {
  const catalogue = resolveCatalogue(source);
  const problems = [...texts.flatMap((text) => textProblems(catalogue, text)), ...wordProblems(catalogue)];
  if (problems.length > 0) throw new InvalidInput(`texts of catalogue "${catalogue.id}"`, problems);
  const sorted = [...texts].sort((a, b) => (`${a.topic}/${a.locale}` < `${b.topic}/${b.locale}` ? -1 : 1));
  // The digest sorts keys, but the order of milestones and groups is significant.
  const order = [Object.keys(catalogue.milestones), Object.keys(catalogue.groups)];
  return {
    version: digest({ catalogue, order, texts: sorted }),
    catalogue,
    texts: sorted,
  };
}

/** Facts that a page for everybody has as well. */
const EVERYWHERE = ['service', 'organisation'];

function textProblems(catalogue: Catalogue, text: Text): Problem[] {
  const where = `texts.${text.topic}.${text.locale}`;
  const message = Object.hasOwn(catalogue.messages, text.topic) ? catalogue.messages[text.topic] : undefined;
  if (!message) return [problemAt(where, 'unknown', { what: 'message', value: text.topic })];
  const misplaced = Object.keys(text.sections).filter((kind) => !message.at.includes(kind));
  const used = message.at.flatMap((kind) => factsIn(textAt(text, kind) ?? ''));
  const known = new Set<string>([...builtInFacts(catalogue), ...Object.keys(catalogue.facts)]);
  return [
    ...misplaced.map((section) => problemAt(where, 'section-misplaced', { section })),
    ...[...new Set(used)]
      .filter((fact) => !known.has(fact))
      .map((fact) => problemAt(where, 'fact-undeclared', { fact })),
    ...message.at.flatMap((kind) => [
      ...formProblems(text, { kind, before: false }),
      ...formProblems(text, { kind, before: true }),
    ]),
  ];
}

/**
 * Whatever a form leaves out, it keeps the essentials; and it says nothing that needs a fact which the full text does
 * without, so that it is whole whenever that is.
 */
function formProblems(text: Text, { kind, before }: { kind: string; before: boolean }): Problem[] {
  const whole = before ? textBefore(text, kind) : textAt(text, kind);
  const forms = formsAt(text, kind, { before });
  if (whole === undefined || !forms) return [];
  const section = before ? `before ${kind}` : kind;
  const where = (form: string) => `texts.${text.topic}.${text.locale}.${section}.${form}`;
  const allowed = [...new Set([...EVERYWHERE, ...factsIn(whole)])];
  const strange = (form: string, said: string, known: readonly string[]) =>
    factsIn(said)
      .filter((fact) => !known.includes(fact))
      .map((fact) => problemAt(where(form), 'fact-not-here', { fact, allowed: [...known] }));
  return [
    ...strange('question', forms.question, []),
    ...forms.essentials
      .filter((essential) => !hasEssential(whole, essential))
      .map((essential) => problemAt(where('essentials'), 'essential-dropped', { essential })),
    ...tellingForms(forms).flatMap(([form, said]) => [
      ...strange(form, said, allowed),
      ...(countWords(said) > SHORT_WORDS
        ? [problemAt(where(form), 'too-many-words', { max: SHORT_WORDS, words: countWords(said) })]
        : []),
      ...forms.essentials
        .filter((essential) => !hasEssential(said, essential))
        .map((essential) => problemAt(where(form), 'essential-dropped', { essential })),
    ]),
  ];
}

/** Every mail has a subject and a lead, so these may use built-in facts only. */
function wordProblems(catalogue: Catalogue): Problem[] {
  const always = new Set<string>(BUILT_IN_FACTS);
  const main = defaultLocale(catalogue);
  return Object.entries(catalogue.milestones).flatMap(([kind, words]) => [
    ...(words[main] ? [] : [problemAt(`milestones.${kind}.${main}`, 'missing')]),
    ...Object.entries(words).flatMap(([locale, { subject, lead }]) =>
      factsIn(`${subject} ${lead}`)
        .filter((fact) => !always.has(fact))
        .map((fact) =>
          problemAt(`milestones.${kind}.${locale}`, 'fact-not-here', { fact, allowed: [...always] }),
        ),
    ),
  ]);
}
