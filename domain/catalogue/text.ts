import * as z from 'zod';
import { InvalidInput } from '../shared/errors.ts';
import { localeSchema } from '../shared/locale.ts';
import { requireInput } from '../shared/parse-input.ts';
import { plainText } from '../shared/plain-text.ts';
import { problemAt } from '../shared/problem.ts';
import { milestoneKindSchema, topicSchema } from './catalogue-ids.ts';

/** Opens a section that holds before its milestone is true of an organisation. */
const BEFORE = 'before ';

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
});
export type Text = z.infer<typeof textSchema>;

const FACT = /\{([a-z][A-Za-z0-9]{0,39})\}/g;

/**
 * Parses a text file: `# Title`, the common part, then a `## milestone` section per milestone, and a
 * `## before milestone` section for what is told ahead of its day.
 * @throws {InvalidInput} with topic, language and problem
 */
export function parseText(topic: string, locale: string, markdown: string): Text {
  const [head = '', ...rest] = markdown.replaceAll('\r\n', '\n').split(/^## +/m);
  const title = /^# (.+)\n/.exec(head.trimStart());
  const sections = rest.map((part): [string, string] => {
    const end = part.indexOf('\n');
    return end < 0 ? [part.trim(), ''] : [part.slice(0, end).trim(), part.slice(end + 1).trim()];
  });
  const ahead = sections
    .filter(([head]) => head.startsWith(BEFORE))
    .map(([head, words]) => [head.slice(BEFORE.length).trim(), words]);
  const twice = sections.map(([kind]) => kind).filter((kind, index, kinds) => kinds.indexOf(kind) < index);
  if (twice.length > 0) {
    throw new InvalidInput(`text "${topic}" in ${locale}`, [
      problemAt('sections', 'section-twice', { section: twice[0] ?? '' }),
    ]);
  }
  return requireInput(`text "${topic}" in ${locale}`, textSchema, {
    topic,
    locale,
    title: title?.[1] ?? '',
    common: title ? head.trimStart().slice(title[0].length).trim() : head.trim(),
    sections: Object.fromEntries(sections.filter(([head]) => !head.startsWith(BEFORE))),
    ...(ahead.length > 0 ? { before: Object.fromEntries(ahead) } : {}),
  });
}

/** The inverse of {@link parseText}. */
export function textMarkdown({ title, common, sections, before = {} }: Text): string {
  const parts = [`# ${title}`, ...(common === '' ? [] : [common])];
  for (const [kind, words] of Object.entries(sections))
    parts.push(`## ${kind}`, ...(words === '' ? [] : [words]));
  for (const [kind, words] of Object.entries(before))
    parts.push(`## ${BEFORE}${kind}`, ...(words === '' ? [] : [words]));
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

function joined(common: string, section = ''): string | undefined {
  const parts = [common, section].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('\n\n') : undefined;
}

/** Names of the facts that a text refers to, without duplicates. */
export function factsIn(words: string): string[] {
  return [...new Set([...words.matchAll(FACT)].flatMap((match) => match[1] ?? []))];
}

/** Replaces facts that have a value; for single lines such as a subject, not for Markdown. */
export function withFacts(words: string, values: Readonly<Record<string, string>>): string {
  return words.replaceAll(FACT, (reference, name: string) => values[name] ?? reference);
}
