import { describe, expect, it } from 'vitest';
import { type Fault, problemAt } from '../../../domain/shared/problem.ts';
import { areParamsOf, PROBLEM_CODES, PROBLEM_PARAMS } from '../../../domain/shared/problem-params.ts';
import { argumentsOf } from '../../../templates/words/arguments.ts';
import { messagesOf } from '../../../templates/words/generate.ts';
import { LANGUAGE_CODES, LANGUAGES } from '../../../templates/words/languages.ts';
import { problemLine, problemSentence } from '../../../templates/words/problem-sentence.ts';
import { shapeOf } from './shape-of.ts';

const EXAMPLES = {
  text: 'abc',
  number: 7,
  list: ['a', 'b'],
  localised: { sv: 'Det går inte.', en: 'That is not possible.' },
} as const;
const isExample = (kind: string): kind is keyof typeof EXAMPLES => Object.hasOwn(EXAMPLES, kind);

/** Every fault of a code: one for each of the words that a param may be. */
function faultsOf(code: Fault['code']): Fault[] {
  return Object.entries<string | readonly string[]>(PROBLEM_PARAMS[code])
    .reduce<Record<string, unknown>[]>(
      (found, [name, kind]) =>
        found.flatMap((params) => examplesOf(kind).map((value) => ({ ...params, [name]: value }))),
      [{}],
    )
    .flatMap((params) => (areParamsOf(code, params) ? [{ code, params }] : []));
}

function examplesOf(kind: string | readonly string[]): readonly unknown[] {
  if (typeof kind !== 'string') return kind;
  return [isExample(kind) ? EXAMPLES[kind] : undefined];
}

describe.each(LANGUAGE_CODES)('problems in %s', async (language) => {
  const messages = await messagesOf('problems', language);

  it.each(PROBLEM_CODES)('have a sentence for %s, which is told exactly its params', (code) => {
    const used = argumentsOf(messages[`code.${code}`] ?? '', LANGUAGES[language].tag);
    // What a mail of another state needs is in the action; the state is for programs.
    const told = Object.keys(PROBLEM_PARAMS[code]).filter((name) => name !== 'state');
    expect([...used.keys()].toSorted()).toEqual(told.toSorted());
    expect(faultsOf(code).length).toBeGreaterThan(0);
    for (const found of faultsOf(code)) {
      const sentence = problemSentence(found, language);
      expect(sentence).toMatch(shapeOf(messages[`code.${code}`] ?? ''));
      expect(sentence).toMatch(/^[^\s{}].*[.?:]|abc$/s);
    }
  });

  it('have no sentence for anything else', () => {
    const codes = Object.keys(messages).flatMap((key) => (key.startsWith('code.') ? [key.slice(5)] : []));
    expect(codes.toSorted()).toEqual([...PROBLEM_CODES].toSorted());
  });
});

it('a problem in one line begins with where it is, and lists as people do', () => {
  const found = problemAt('size', 'not-one-of', { options: ['small', 'medium', 'large'] });
  expect(problemLine(found, 'en')).toBe(
    'size: Not one of the possible values. Choose small, medium or large.',
  );
  expect(problemLine({ ...found, path: '' }, 'sv')).toBe(
    'Inte ett av de möjliga värdena. Välj small, medium eller large.',
  );
});

it.each([
  [
    'sv',
    'body.sv: Innehåller ett osynligt tecken för skrivriktning (U+202E) på rad 2, där ▯ står: ”Åsa▯Lind”. ' +
      'Skriv det stället igen som vanlig text.',
  ],
  [
    'en',
    'body.sv: Contains an invisible mark of writing direction (U+202E) on line 2, where ▯ stands: “Åsa▯Lind”. ' +
      'Type that part again as plain text.',
  ],
] as const)('what nobody sees is named with its place in %s', (language, sentence) => {
  const params = { kind: 'direction', character: 'U+202E', line: 2, near: 'Åsa▯Lind' } as const;
  expect(problemLine(problemAt('body.sv', 'hidden-characters', params), language)).toBe(sentence);
});

it('a day that is none is called so: it may be well written, as 2027-02-30, or not written at all', () => {
  const told = problemAt('occurredOn', 'date-invalid');
  expect(problemSentence(told, 'sv')).toMatch(/^Det är ingen dag i kalendern\. Skriv en, /);
  expect(problemSentence(told, 'en')).toMatch(/^This is no day of the calendar\. Write one, /);
  const withTime = problemAt('publishAt', 'time-invalid');
  expect(problemSentence(withTime, 'sv')).toMatch(/^Det är ingen dag med klockslag\. Skriv en, /);
});
