import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { generatedModule, subjectModule, subjects } from '../../../templates/words/generate.ts';

const SUBJECTS = await subjects();
const aSubject = (sv: Record<string, string>, en: Record<string, string>) =>
  subjectModule(
    'plan-list',
    new Map([
      ['sv', sv],
      ['en', en],
    ]),
  );

describe('the words of a subject', () => {
  it.each(SUBJECTS)(
    'have the types of their messages in %s: else run `npm run templates`',
    async (subject) => {
      const file = new URL(`../../../templates/words/${subject}.gen.ts`, import.meta.url);
      expect(await readFile(file, 'utf8')).toBe(await generatedModule(subject));
    },
  );

  it('say what each message is given', () => {
    const message =
      '{count, plural, one {# brev} other {# brev}} till {name} <b>{kind, select, a {A} other {}}</b>';
    const made = aSubject(
      { title: 'Brev', 'sent.today': message },
      { title: 'Letter', 'sent.today': message },
    );
    expect(made).toContain(
      "  'sent.today': { b: Markup; count: number; kind: 'a' | 'other'; name: string | number };",
    );
    expect(made).not.toContain('title');
    expect(made).toContain('export type PlanListWords');
  });

  it.each([
    ['a key that one language lacks', { a: 'A', b: 'B' }, { a: 'A' }, 'plan-list, "b": is missing in en'],
    ['a value that one language lacks', { a: 'A {x}' }, { a: 'A' }, 'plan-list, "a": lacks {x} in en'],
    ['a value that one language adds', { a: 'A' }, { a: 'A {x}' }, 'plan-list, "a": lacks {x} in sv'],
    [
      'braces that do not close',
      { a: 'A {x' },
      { a: 'A {x}' },
      'plan-list, "a": EXPECT_ARGUMENT_CLOSING_BRACE',
    ],
    [
      'a plural without one of those that the language has',
      { a: '{n, plural, other {#}}' },
      { a: '{n}' },
      'plan-list, "a": has a plural without one',
    ],
    ['a key in another form', { 'A b': '' }, { 'A b': '' }, 'plan-list, "A b": is no key'],
    [
      'a value of two kinds',
      { a: '{n, number}' },
      { a: '{n, select, x {} other {}}' },
      `plan-list, "a": has {n} as number and as 'other' | 'x'`,
    ],
  ])('are refused with %s', (_what, sv, en, problem) => {
    expect(() => aSubject(sv as Record<string, string>, en as Record<string, string>)).toThrow(problem);
  });
});
