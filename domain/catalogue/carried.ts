import * as z from 'zod';
import { shortDigest } from '../shared/digest.ts';
import { keptByText } from '../shared/kept-by-text.ts';
import { keptWith } from '../shared/kept-with.ts';
import { topicSchema } from './catalogue-ids.ts';
import type { ShownFact } from './fact.ts';
import { factsIn, withFacts } from './fact-references.ts';
import { tellingForms } from './short-forms.ts';
import type { ResolvedText } from './text-resolver.ts';

/**
 * A message that was found in the words of what carries it: in which form, and the digest of that form with its facts.
 * `essentials`: not word for word, but with everything that no form may leave out, and the pages that the short form
 * leads to.
 */
export const carriedSchema = z.strictObject({
  topic: topicSchema,
  form: z.enum(['whole', 'short', 'answer', 'spoken', 'essentials']),
  digest: z.string(),
});
export type Carried = z.infer<typeof carriedSchema>;

/** One form of a message, as Markdown with facts. */
export type Wording = { topic: string; form: Carried['form']; words: string };

/** A date or a name by itself is in many messages, and shows none of them. */
const FACT_ALONE = /^\{[A-Za-z0-9]+\}$/;
/** A link to a fact. */
const LINKED = /\]\((\{[A-Za-z0-9]+\})\)/g;

/** Everything by which a message can be recognised, the most complete first. */
export function wordingsOf({
  topic,
  markdown,
  forms,
}: Pick<ResolvedText, 'topic' | 'markdown' | 'forms'>): Wording[] {
  if (!forms) return [{ topic, form: 'whole', words: markdown }];
  const { essentials } = forms;
  const pages = [...forms.short.matchAll(LINKED)].map(([, page = '']) => page);
  return [
    { topic, form: 'whole', words: markdown },
    ...tellingForms(forms).map(([form, words]): Wording => ({ topic, form, words })),
    ...(essentials.some((item) => !FACT_ALONE.test(item))
      ? [
          {
            topic,
            form: 'essentials',
            words: [...essentials, ...pages].map((item) => `- ${item}`).join('\n'),
          } as const,
        ]
      : []),
  ];
}

/** {@link saidIn}, as it is kept. Pure. */
export function carriedIn(text: string, wordings: readonly Wording[], facts: ShownFacts): Carried[] {
  return saidIn(text, wordings, facts).map(({ topic, form, words }) => ({
    ...{ topic, form },
    digest: digestOf(facts, words),
  }));
}

/**
 * The messages that a text says, each in the first wording that it has whole: every paragraph and list item, in
 * capitals or not, however its lines are broken. What a link leads to is not compared. Pure.
 */
export function saidIn(text: string, wordings: readonly Wording[], facts: ShownFacts): Wording[] {
  const said = flat(text);
  // Parts mostly follow each other.
  let after = 0;
  const isSaid = ({ flat: part }: ShownPart): boolean => {
    if (part === undefined) return false;
    const next = said.indexOf(part, after);
    const at = next < 0 ? said.slice(0, after + part.length).indexOf(part) : next;
    if (at >= 0) after = at;
    return at >= 0;
  };
  const found = new Map<string, Wording>();
  for (const wording of wordings) {
    if (found.has(wording.topic)) continue;
    const parts = shownParts(facts, wording.words);
    if (parts.length > 0 && parts.every(isSaid)) found.set(wording.topic, wording);
  }
  return [...found.values()];
}

/** The parts of a wording that a text does not say, with their facts. */
export function missingIn(text: string, { words }: Pick<Wording, 'words'>, facts: ShownFacts): string[] {
  const said = flat(text);
  return shownParts(facts, words)
    .filter((part) => part.flat === undefined || !said.includes(part.flat))
    .map(({ shown }) => shown);
}

type ShownFacts = Readonly<Record<string, Pick<ShownFact, 'text'>>>;
/** A part of a wording as it is shown, and as it is compared; not at all while a fact in it has no value. */
type ShownPart = { shown: string; flat: string | undefined };

/** Dozens of documents are looked through for the same wordings with the same facts. */
const shownParts = keptWith((facts: ShownFacts, words): ShownPart[] =>
  partsOf(words).map(({ part, names, flat: known }) => {
    if (names.length === 0) return { shown: part, flat: known };
    const values = Object.fromEntries(
      names.flatMap((name) => {
        const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
        return fact ? [[name, fact.text]] : [];
      }),
    );
    const shown = withFacts(part, values);
    return { shown, flat: flatOnce(shown) };
  }),
);

/** A fact without a value says nothing, even where its name stands. */
const flatOnce = keptByText((shown) => (factsIn(shown).length === 0 ? flat(shown) : undefined));

function digestOf(facts: ShownFacts, words: string): string {
  const parts = shownParts(facts, words).map(({ shown }) => shown);
  return partsDigest(JSON.stringify(parts), parts);
}

const partsDigest = keptByText((_, parts: readonly string[]) => shortDigest('carried', parts));

/** The topics among these that are not carried. */
export function lacking(topics: readonly string[], carried: readonly Carried[]): string[] {
  return topics.filter((topic) => carried.every((one) => one.topic !== topic));
}

/** Paragraphs and list items without the marks of Markdown and the targets of links, each with its facts. */
const partsOf = keptByText((markdown) =>
  markdown
    .replaceAll(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replaceAll('*', '')
    .replaceAll(/\n([^\S\n]*(?:[-+]|\d+[.)]) )/g, '\n\n$1')
    .split(/\n[^\S\n]*\n/)
    .map((part) => part.replace(/^\s*(?:[-+]|\d+[.)]) +/, '').trim())
    .filter((part) => part !== '')
    .map((part) => ({ part, names: factsIn(part), flat: flat(part) })),
);

function flat(words: string): string {
  // Most white space is single blanks already: those are left alone.
  return words
    .normalize('NFC')
    .replaceAll(/[^\S ]+/g, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
    .toLowerCase();
}
