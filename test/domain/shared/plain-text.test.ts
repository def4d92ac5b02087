import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import {
  plainText,
  prose,
  stripped,
  unmarkedLines,
  unmarkedText,
} from '../../../domain/shared/plain-text.ts';
import { faultIn } from '../../../domain/shared/problem.ts';

const name = plainText(20);
const problemOf = (text: string) => faultIn(name.safeParse(text).error?.issues[0]?.message ?? '')?.code;

describe('one line of text from outside', () => {
  it.each([
    ['CR', '\r'],
    ['LF', '\n'],
    ['NUL', '\0'],
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
    ['the first half of a surrogate pair', '\ud800'],
    ['the second half of one', '\udc00'],
    ['a noncharacter', '\ufffe'],
    ['another one', '\uffff'],
    ['one of a higher plane', '\u{1fffe}'],
    ['a letter that another encoding lost', '\ufffd'],
  ])('is refused with %s in it, and in a longer text', (_, character) => {
    expect(problemOf(`An${character}na`)).toBe('not-one-line');
    expect(prose(20).safeParse(`An${character}na`).success).toBe(character === '\n');
  });

  it('is taken with whole surrogate pairs', () => {
    expect(name.parse('Åsa \u{1f600}')).toBe('Åsa \u{1f600}');
  });

  it.each([
    ['a left-to-right mark', '\u200e'],
    ['a byte order mark', '\ufeff'],
    ['a zero-width space', '\u200b'],
    ['an isolate', '\u2068'],
    ['a no-break space', '\u00a0'],
    ['a line break', '\r\n'],
  ])('loses %s round it, as programs put it there', (_, unseen) => {
    expect(stripped(`${unseen}Åsa Lind${unseen}${unseen}`)).toBe('Åsa Lind');
    expect(name.parse(`${unseen}Åsa Lind${unseen}`)).toBe('Åsa Lind');
    expect(prose(20).parse(`${unseen}Åsa Lind${unseen}`)).toBe('Åsa Lind');
  });

  it('has a space for the tab of a text from Word', () => {
    expect(prose(40).parse('•\tFörst\r\n•\tSedan')).toBe('• Först\n• Sedan');
    expect(name.parse('Åsa\tLind')).toBe('Åsa Lind');
  });

  it('is refused with the braces that mark the recipient in a mail', () => {
    expect(problemOf('{{recipientName}}')).toBe('double-braces');
  });

  it('is refused empty or too long, counted without the space around it', () => {
    expect(problemOf('   ')).toBe('empty');
    expect(problemOf('a'.repeat(21))).toBe('too-long');
    expect(name.parse(`  ${'a'.repeat(20)}  `)).toBe('a'.repeat(20));
  });

  it('is one sequence of characters however it was typed', () => {
    expect(name.parse('A\u030asa')).toBe('Åsa');
  });

  it('never lets a character through that could end a header line or turn the reading order', () => {
    const ranges = [
      [0x00, 0x1f],
      [0x7f, 0x9f],
      [0x2028, 0x202e],
      [0x2066, 0x2069],
    ] as const;
    const forges = (code: number) => ranges.some(([from, to]) => from <= code && code <= to);
    const code = fc.oneof(fc.integer({ min: 0, max: 0xa0 }), fc.integer({ min: 0x2000, max: 0x2070 }));
    const codes = fc.array(code, { minLength: 1, maxLength: 4 });
    // Between letters, since at the ends what is invisible is dropped; a tab is a space.
    const refused = (some: number[]) => problemOf(`a${String.fromCharCode(...some)}b`) !== undefined;
    fc.assert(
      fc.property(codes, (some) => !some.some((code) => forges(code) && code !== 0x09) || refused(some)),
      { numRuns: 2000 },
    );
  });
});

describe('what is refused in a text', () => {
  const faultOf = (schema: z.ZodType, text: string) =>
    faultIn(schema.safeParse(text).error?.issues[0]?.message ?? '');
  const lines = prose(500);

  it.each([
    [
      'Först\nHej Åsa\u202eLind, välkommen\nSist',
      { kind: 'direction', character: 'U+202E', line: 2, near: 'Hej Åsa▯Lind, välkommen' },
    ],
    ['Ett\n\nTre\u0007', { kind: 'control', character: 'U+0007', line: 3, near: 'Tre▯' }],
    ['En\u2028rad', { kind: 'break', character: 'U+2028', line: 1, near: 'En▯rad' }],
    ['Bj\ufffdrn', { kind: 'lost', character: 'U+FFFD', line: 1, near: 'Bj▯rn' }],
    ['a\u{1fffe}b\u0000c', { kind: 'lost', character: 'U+1FFFE', line: 1, near: 'a▯b▯c' }],
    [
      `${'x'.repeat(300)}123456789 123456789 1234\u200f123456789 123456789 1234${'y'.repeat(100)}`,
      {
        kind: 'direction',
        character: 'U+200F',
        line: 1,
        near: '123456789 123456789 1234▯123456789 123456789 1234',
      },
    ],
    [
      `a${'\u{1f600}'.repeat(30)}\u200e${'\u{1f600}'.repeat(30)}`,
      {
        kind: 'direction',
        character: 'U+200E',
        line: 1,
        near: `${'\u{1f600}'.repeat(24)}▯${'\u{1f600}'.repeat(24)}`,
      },
    ],
  ])('has its line, its character and the words round it: %j', (text, params) => {
    expect(faultOf(lines, text)).toEqual({ code: 'hidden-characters', params });
  });

  it('is shown in one line with the break that is too much', () => {
    expect(faultOf(name, 'Åsa\r\nLind')).toEqual({
      code: 'not-one-line',
      params: { kind: 'break', character: 'U+000D', near: 'Åsa▯' },
    });
    expect(faultOf(name, 'Åsa\u202eLind')?.params).toMatchObject({ near: 'Åsa▯Lind' });
  });

  it('is shown with its line where it is double braces or looks like markup', () => {
    expect(faultOf(lines, 'Hej\ndu {{namn}}!')).toEqual({
      code: 'double-braces',
      params: { line: 2, near: 'du {{namn}}!' },
    });
    expect(faultOf(unmarkedLines(500), 'a < b\n\nEn <b>fet')).toEqual({
      code: 'has-markup',
      params: { line: 3, near: 'En <b>fet' },
    });
    expect(faultOf(unmarkedText(50), 'En <!-- text')).toEqual({
      code: 'has-markup',
      params: { line: 1, near: 'En <!-- text' },
    });
  });

  it('is found at once in a very long text', () => {
    const long = prose(10).safeParse(`${'a\n'.repeat(200_000)}\u0007${'b'.repeat(400_000)}`);
    expect(long.error?.issues.map(({ message }) => faultIn(message)?.code)).toEqual([
      'too-long',
      'hidden-characters',
    ]);
  });
});

describe('links in Markdown of people who do not know Markdown', () => {
  it.each([
    ['[sida](https://x.example/a b)', '[sida](https://x.example/a%20b)'],
    [
      'Se [a](https://x.example/a b c) och [b](http://y.example/d e).',
      'Se [a](https://x.example/a%20b%20c) och [b](http://y.example/d%20e).',
    ],
    ['[a](https://x.example/a)', '[a](https://x.example/a)'],
    ['[a](https://x.example/a "En titel")', '[a](https://x.example/a "En titel")'],
    ['(https://x.example/a b)', '(https://x.example/a b)'],
  ])('%s', (written, read) => {
    expect(prose(500).parse(written)).toBe(read);
  });
});
