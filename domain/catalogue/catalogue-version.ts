import { digest } from '../shared/digest.ts';
import { InvalidInput } from '../shared/errors.ts';
import { type Problem, problemAt } from '../shared/problem.ts';
import { type Catalogue, type CatalogueSource, defaultLocale } from './catalogue.ts';
import type { CatalogueVersion } from './catalogues.ts';
import { resolveCatalogue } from './resolve-catalogue.ts';
import { factsIn, type Text, textAt } from './text.ts';
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
