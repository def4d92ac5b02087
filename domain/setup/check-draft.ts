import type { CatalogueSource } from '../catalogue/catalogue.ts';
import { catalogueSourceSchema } from '../catalogue/catalogue-schema.ts';
import { type Text, textSchema } from '../catalogue/text.ts';
import { rolloutSchema } from '../rollout/rollout.ts';
import { InvalidInput } from '../shared/errors.ts';
import { type Parsed, parseInput } from '../shared/parse-input.ts';
import { below, type Problem, problemAt } from '../shared/problem.ts';
import { describedOrganisationSchema, organisationsDescribed } from './described-organisation.ts';
import { draftLocales } from './draft-fields.ts';
import type { DraftDocument, RolloutDraft } from './rollout-draft.ts';
import { checkedVersion, type RolloutSource } from './use-cases/load-rollout.ts';
import { objectAt, type Written, writtenAt } from './written.ts';

/** What a draft comes to: what can be loaded, or everything that is wrong, by place in the document. */
export type DraftVerdict = { ok: true; source: RolloutSource } | { ok: false; problems: Problem[] };

/**
 * Holds a draft against the schemas and the checks of a rollout's file. Paths of problems are places in the document:
 * `catalogue.milestones.go-live.sv.name`, `texts.cost.sv.title`, `organisations.0.code`.
 */
export function checkDraft(
  { id, document }: Pick<RolloutDraft, 'id' | 'document'>,
  mailDomain?: string,
): DraftVerdict {
  const rollout = parseInput(rolloutSchema, { facts: {}, ...document.rollout, id, catalogue: id });
  const catalogue = parseInput<CatalogueSource>(catalogueSourceSchema, wholeCatalogue(id, document));
  const texts = wholeTexts(document).map((text) => ({
    place: `texts.${String(text.topic)}.${String(text.locale)}`,
    parsed: parseInput<Text>(textSchema, text),
  }));
  const organisations = document.organisations.map((each, index) => ({
    place: `organisations.${index}`,
    parsed: parseInput(describedOrganisationSchema, { facts: {}, ...each }),
  }));
  const problems = [
    ...problemsOf('rollout', rollout),
    ...problemsOf('catalogue', catalogue),
    ...texts.flatMap(({ place, parsed }) => problemsOf(place, parsed)),
    ...organisations.flatMap(({ place, parsed }) => problemsOf(place, parsed)),
    ...['milestones', 'messages', 'channels', 'groups']
      .filter((what) => Object.keys(objectAt(document.catalogue, [what])).length === 0)
      .map((what) => problemAt(`catalogue.${what}`, 'too-few', { min: 1 })),
    ...(document.organisations.some(({ kind }) => kind !== 'national')
      ? []
      : [problemAt('organisations', 'too-few', { min: 1 })]),
  ];
  if (problems.length > 0 || !rollout.ok || !catalogue.ok) return { ok: false, problems };
  const source = {
    rollout: rollout.data,
    catalogue: catalogue.data,
    texts: texts.flatMap(({ parsed }) => (parsed.ok ? [parsed.data] : [])),
    ...organisationsDescribed(
      id,
      organisations.flatMap(({ parsed }) => (parsed.ok ? [parsed.data] : [])),
    ),
    contacts: [],
  };
  return together(source, document, mailDomain);
}

/** What is wrong between parts that are each right by themselves. */
function together(source: RolloutSource, document: DraftDocument, mailDomain?: string): DraftVerdict {
  try {
    checkedVersion(source, mailDomain);
    return { ok: true, source };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { ok: false, problems: error.problems.map((found) => inDocument(found, document)) };
  }
}

function problemsOf(place: string, parsed: Parsed<unknown>): Problem[] {
  return parsed.ok ? [] : parsed.problems.map((found) => below(place, found));
}

/** Milestones, groups and the rest may still be missing as a whole; that none is there is said where they are added. */
function wholeCatalogue(id: string, { catalogue }: DraftDocument): Written {
  const named = ['facts', 'milestones', 'channels', 'relays', 'messages', 'groups'].map((name) => [name, {}]);
  const groups = Object.entries(objectAt(catalogue, ['groups'])).map(([group, of]) => [
    group,
    { messages: [], channels: [], ...objectAt(of, []) },
  ]);
  return { ...Object.fromEntries(named), ...catalogue, id, groups: Object.fromEntries(groups) };
}

/** Every message has words in the first language at least. */
function wholeTexts(document: DraftDocument): Written[] {
  const { texts } = document;
  const [main = ''] = draftLocales(document);
  const topics = [...Object.keys(objectAt(document.catalogue, ['messages'])), ...Object.keys(texts)];
  return [...new Set(topics)].flatMap((topic) => {
    const tongues = objectAt(texts, [topic]);
    return [...new Set([main, ...Object.keys(tongues)])].map((locale) => {
      const text = objectAt(tongues, [locale]);
      const forms = Object.entries(objectAt(text, ['forms'])).map(([part, form]) => [
        part,
        { essentials: [], ...objectAt(form, []) },
      ]);
      return {
        ...{ topic, locale, common: '', sections: {} },
        ...text,
        ...(forms.length > 0 && { forms: Object.fromEntries(forms) }),
      };
    });
  });
}

const ROOTS = ['rollout', 'catalogue', 'texts', 'organisations'];

/** A path as the checks give it, as a place in the document. */
function inDocument(found: Problem, document: DraftDocument): Problem {
  const [root = '', ...rest] = found.path.split('.');
  if (!ROOTS.includes(root)) return below('catalogue', found);
  if (root === 'organisations') {
    const index = document.organisations.findIndex(({ code }) => code === rest[0]);
    return index < 0 ? found : { ...found, path: ['organisations', index, ...rest.slice(1)].join('.') };
  }
  if (root !== 'texts' || rest.length < 4) return found;
  const [topic = '', locale = '', part = '', form = ''] = rest;
  const own = writtenAt(document.texts, [topic, locale, 'forms', part]) !== undefined;
  return { ...found, path: ['texts', topic, locale, 'forms', own ? part : 'common', form].join('.') };
}
