import { inLocale } from '../../domain/shared/locale.ts';
import type { Fault, Problem } from '../../domain/shared/problem.ts';
import type { ProblemCode } from '../../domain/shared/problem-params.ts';
import en from './en/problems.json' with { type: 'json' };
import { LANGUAGES, type Language } from './languages.ts';
import { problemsWords } from './problems.gen.ts';
import { speaker } from './speaker.ts';
import sv from './sv/problems.json' with { type: 'json' };

type Key = `code.${ProblemCode}`;

// Which arguments a sentence has depends on the code that comes in: that they are its params, a test holds
// them against.
const sentences = speaker<Key, Record<Key, Record<string, string | number>>>({ en, sv });

/** A problem's message in a language. */
export function problemSentence({ code, params }: Fault, language: Language): string {
  const told = Object.entries(params).map(([name, value]: [string, ParamValue]) => [
    name,
    shownParam(value, { code, language }),
  ]);
  return sentences(language)(`code.${code}`, Object.fromEntries(told));
}

type ParamValue = string | number | readonly string[] | Readonly<Record<string, string>>;

function shownParam(value: ParamValue, to: { code: ProblemCode; language: Language }): string | number {
  if (typeof value !== 'object') return value;
  return isList(value) ? listed(value, to) : inLocale(value, to.language);
}

function isList(value: Exclude<ParamValue, string | number>): value is readonly string[] {
  return Array.isArray(value);
}

/** The same with its path, on one line. */
export function problemLine(problem: Problem, language: Language): string {
  const sentence = problemSentence(problem, language);
  return problem.path === '' ? sentence : problemsWords(language)('place', { place: problem.path, sentence });
}

/** Options are joined by "or", keys by "and". */
function listed(words: readonly string[], { code, language }: { code: ProblemCode; language: Language }) {
  const type = code === 'not-one-of' ? 'disjunction' : 'conjunction';
  return new Intl.ListFormat(LANGUAGES[language].tag, { type }).format(words);
}
