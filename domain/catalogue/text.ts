import * as z from 'zod';
import { InvalidInput } from '../shared/errors.ts';
import { localeSchema } from '../shared/locale.ts';
import { requireInput } from '../shared/parse-input.ts';
import { plainText } from '../shared/plain-text.ts';
import { problemAt } from '../shared/problem.ts';
import { milestoneKindSchema, topicSchema } from './catalogue-ids.ts';
import { formsMarkdown, parseForms, type ShortForms, shortFormsSchema } from './short-forms.ts';

/** Opens a section that holds before its milestone is true of an organisation. */
const BEFORE = 'before ';
/** The key of the forms of a text's common part. */
const COMMON = 'common';

/**
 * One topic in one language: a common part, and parts specific to milestones, from their day on and before it.
 */
export const textSchema = z.strictObject({
  topic: topicSchema,
  locale: localeSchema,
  title: plainText(100),
  common: z.string().max(4000),
  sections: z.record(milestoneKindSchema, z.string().max(4000)),
  before: z.record(milestoneKindSchema, z.string().max(4000)).optional(),
  /** The short forms of each part, by its heading as it is in the file (`before go-live`), or `common`. */
  forms: z.record(z.string().regex(/^(?:before )?[a-z][a-z0-9-]*$/), shortFormsSchema).optional(),
});
export type Text = z.infer<typeof textSchema>;

/** What is in a text file, whatever is wrong with it. */
type TextParts = { twice: readonly string[]; title: string; common: string } & Record<string, unknown>;

/**
 * Parses a text file: `# Title`, the common part, then a `## milestone` section per milestone, and a
 * `## before milestone` section for what is told ahead of its day. Each part may end with its short forms.
 * @throws {InvalidInput} with topic, language and problem
 */
export function parseText(topic: string, locale: string, markdown: string): Text {
  const { twice, ...parts } = partsOfText(markdown);
  if (twice.length > 0) {
    throw new InvalidInput(`text "${topic}" in ${locale}`, [
      problemAt('sections', 'section-twice', { section: twice[0] ?? '' }),
    ]);
  }
  return requireInput(`text "${topic}" in ${locale}`, textSchema, { topic, locale, ...parts });
}

/** The parts of a text file that may be unfinished, and the headings that it has twice. */
export function partsOfText(markdown: string): TextParts {
  const [head = '', ...rest] = markdown.replaceAll('\r\n', '\n').split(/^## +/m);
  const title = /^#(?: (.*))?\n/.exec(head.trimStart());
  const common = parseForms(title ? head.trimStart().slice(title[0].length) : head);
  const sections = rest.map((part) => {
    const end = part.indexOf('\n');
    const heading = (end < 0 ? part : part.slice(0, end)).trim();
    return { heading, ...parseForms(end < 0 ? '' : part.slice(end + 1)) };
  });
  const ahead = sections
    .filter(({ heading }) => heading.startsWith(BEFORE))
    .map(({ heading, words }) => [heading.slice(BEFORE.length).trim(), words]);
  const headings = sections.map(({ heading }) => heading);
  const twice = [
    ...headings.filter((kind, index) => headings.indexOf(kind) < index),
    ...[common, ...sections].flatMap((part) => part.twice),
  ];
  const forms = [{ heading: COMMON, ...common }, ...sections].filter((part) => part.forms !== undefined);
  return {
    twice,
    title: title?.[1] ?? '',
    common: common.words,
    sections: Object.fromEntries(
      sections
        .filter(({ heading }) => !heading.startsWith(BEFORE))
        .map(({ heading, words }) => [heading, words]),
    ),
    ...(ahead.length > 0 ? { before: Object.fromEntries(ahead) } : {}),
    ...(forms.length > 0
      ? { forms: Object.fromEntries(forms.map((part) => [part.heading, part.forms])) }
      : {}),
  };
}

/** The inverse of {@link parseText}. */
export function textMarkdown({ title, common, sections, before = {}, forms = {} }: Text): string {
  const part = (heading: string, words: string): string[] => [
    ...(words === '' ? [] : [words]),
    ...formsMarkdown(forms[heading]),
  ];
  const parts = [`# ${title}`, ...part(COMMON, common)];
  for (const [kind, words] of Object.entries(sections)) parts.push(`## ${kind}`, ...part(kind, words));
  for (const [kind, words] of Object.entries(before))
    parts.push(`## ${BEFORE}${kind}`, ...part(BEFORE + kind, words));
  return `${parts.join('\n\n')}\n`;
}

/** The Markdown for a milestone; undefined if the text has nothing for it. */
export function textAt(text: Text, kind: string): string | undefined {
  return joined(text.common, text.sections[kind]);
}

/** The Markdown for what is told before a milestone is true; undefined if the text has nothing for that. */
export function textBefore(text: Text, kind: string): string | undefined {
  const ahead = text.before?.[kind];
  return ahead === undefined ? undefined : joined(text.common, ahead);
}

/** The short forms of what is told of a milestone, or `before` it; undefined if the text has none for that. */
export function formsAt(
  { forms = {} }: Text,
  kind: string,
  { before = false }: { before?: boolean } = {},
): ShortForms | undefined {
  return forms[before ? BEFORE + kind : kind] ?? forms[COMMON];
}

function joined(common: string, section = ''): string | undefined {
  const parts = [common, section].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('\n\n') : undefined;
}
