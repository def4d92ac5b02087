import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../domain/plain-text.ts';

const name = plainText(20);
const problemOf = (text: string) => name.safeParse(text).error?.issues[0]?.message;

describe('one line of text from outside', () => {
  it.each([
    ['CR', '\r'],
    ['LF', '\n'],
    ['NUL', '\0'],
    ['tab', '\t'],
    ['escape', '\u001b'],
    ['delete', '\u007f'],
    ['a C1 control (next line)', '\u0085'],
    ['a C1 control (CSI)', '\u009b'],
    ['line separator', '\u2028'],
    ['paragraph separator', '\u2029'],
    ['left-to-right mark', '\u200e'],
    ['Arabic letter mark', '\u061c'],
    ['right-to-left override', '\u202e'],
    ['right-to-left isolate', '\u2067'],
  ])('is refused with %s in it, at the end too', (_, character) => {
    expect(problemOf(`An${character}na`)).toContain('control or text-direction character');
    expect(problemOf(`Anna${character}`)).toContain('control or text-direction character');
  });

  it('is refused with the braces that mark the recipient in a mail', () => {
    expect(problemOf('{{recipientName}}')).toContain('double braces');
  });

  it('is refused empty or too long, counted without the space around it', () => {
    expect(problemOf('   ')).toContain('is empty');
    expect(problemOf('a'.repeat(21))).toContain('longer than 20');
    expect(name.parse(`  ${'a'.repeat(20)}  `)).toBe('a'.repeat(20));
  });

  it('is one sequence of characters however it was typed', () => {
    expect(name.parse('A\u030asa')).toBe('Åsa');
  });

  it('never lets a character through that could end a header line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const { data } = name.safeParse(text);
        expect(data ?? '').not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
      }),
      { numRuns: 1000 },
    );
  });
});
