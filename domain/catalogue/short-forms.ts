import * as z from 'zod';
import { plainText } from '../shared/plain-text.ts';

const words = z.string().min(1).max(1000);

/**
 * A message in few words, each form written for its use: `short` for readers in a hurry, `question` and `answer` for
 * those who ask, `spoken` for listeners. None may leave out an essential.
 */
export const shortFormsSchema = z.strictObject({
  short: words,
  question: plainText(80),
  answer: words,
  spoken: words.optional(),
  /** Costs, risks, days and what to do: words or facts that the full text has and every form keeps. */
  essentials: z.array(plainText(60)).max(10),
});
export type ShortForms = z.infer<typeof shortFormsSchema>;

/** The forms that say what the message is about; the question asks for it. */
export const TELLING_FORMS = ['short', 'answer', 'spoken'] as const;

/** The most words in a form. */
export const SHORT_WORDS = 45;

/** Number of words; a fact or a link's words count as they stand. */
export function countWords(text: string): number {
  const shown = text.replaceAll(/\]\([^()]*\)/g, ']');
  return shown.split(/\s/).filter((word) => /[\p{L}\p{N}{}]/u.test(word)).length;
}

/** Whether a text has an essential: the same letters, in capitals or not, so that a stem stands for all its endings. */
export function hasEssential(text: string, essential: string): boolean {
  return text.toLocaleLowerCase('sv').includes(essential.toLocaleLowerCase('sv'));
}

/** The forms that are told, by their names. */
export function tellingForms(forms: ShortForms): (readonly [(typeof TELLING_FORMS)[number], string])[] {
  return TELLING_FORMS.flatMap((form) => {
    const said = forms[form];
    return said === undefined ? [] : [[form, said] as const];
  });
}

/** A part of a text file: its words, and the forms under `### short`, `### question` … that end it, unchecked. */
export function parseForms(part: string): {
  words: string;
  forms: Record<string, string | string[]> | undefined;
  twice: string[];
} {
  const [said = '', ...rest] = part.split(/^### +/m);
  const named = rest.map((form): [string, string] => {
    const end = form.indexOf('\n');
    return end < 0 ? [form.trim(), ''] : [form.slice(0, end).trim(), form.slice(end + 1).trim()];
  });
  const names = named.map(([name]) => name);
  const forms = {
    essentials: [],
    ...Object.fromEntries(named.map(([name, form]) => [name, name === 'essentials' ? itemsOf(form) : form])),
  };
  return {
    words: said.trim(),
    forms: rest.length > 0 ? forms : undefined,
    twice: names.filter((name, index) => names.indexOf(name) < index),
  };
}

function itemsOf(list: string): string[] {
  return list.split('\n').flatMap((line) => /^[-*] +(\S.*)$/.exec(line.trim())?.[1] ?? (line.trim() || []));
}

/** The inverse of {@link parseForms} for the forms. */
export function formsMarkdown(forms: ShortForms | undefined): string[] {
  if (!forms) return [];
  const { short, question, answer, spoken, essentials } = forms;
  return [
    ...['### short', short, '### question', question, '### answer', answer],
    ...(spoken === undefined ? [] : ['### spoken', spoken]),
    ...(essentials.length > 0 ? ['### essentials', essentials.map((item) => `- ${item}`).join('\n')] : []),
  ];
}
