import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv, inert } from '../../../templates/shared/csv.ts';

/** Reads with a parser that had no part in writing; `bom` takes the mark away. */
const read = (text: string): string[][] =>
  parse(text, { bom: true, relax_column_count: true, record_delimiter: '\r\n' });
// Letters of every kind, and those that mean something to CSV or to a spreadsheet far more often than chance has it.
const cell = fc.array(
  fc.oneof(
    fc.constantFrom(...'=+-@\t\r\n\0",;\'|', 'åäö', '=cmd', '\uFEFF'),
    fc.string({ unit: 'grapheme' }),
  ),
  { maxLength: 5 },
);

describe('a table as CSV', () => {
  it('begins with the mark by which spreadsheets know UTF-8, and ends each row with CRLF', () => {
    expect(
      csv([
        ['a', 1],
        ['Å "b"', 'c,d'],
      ]),
    ).toBe('\uFEFFa,1\r\n"Å ""b""","c,d"\r\n');
  });

  it('opens with a double click in Swedish: semicolons between cells, and a comma in numbers', () => {
    const rows = [
      ['Andel', 'Text'],
      [0.5, 'ett; två'],
    ];
    expect(csv(rows, 'sv')).toBe('\uFEFFAndel;Text\r\n0,5;"ett; två"\r\n');
    expect(csv(rows, 'en')).toContain('0.5,');
  });

  it.each(['=1+1', '+46', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\0=1'])('makes %j inert', (text) => {
    expect(inert(text)).toBe(`'${text}`);
    expect(read(csv([['head'], [text]]))[1]).toEqual([`'${text}`]);
  });

  it('leaves alone what no spreadsheet evaluates', () => {
    for (const text of ['', 'a=1', ' =1', '1280', '2026-11-23', "'quoted", 'Malmö stad'])
      expect(inert(text)).toBe(text);
  });

  it('comes back cell by cell as it went, for whatever is in it, and never begins a cell with a formula', () => {
    void fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          const texts = rows.map((row) => row.map((parts) => parts.join('')));
          const back = read(csv(texts));
          expect(back).toEqual(texts.map((row) => row.map(inert)));
          for (const found of back.flat()) expect(found).not.toMatch(/^[=+\-@\t\r\n\0]/);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
