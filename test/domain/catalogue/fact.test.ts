import { describe, expect, it } from 'vitest';
import { type FactType, type FactValue, factsSchema, formatFact } from '../../../domain/catalogue/fact.ts';
import { factProblems } from '../../../domain/catalogue/fact-problems.ts';
import { problemData } from '../../../domain/shared/problem.ts';
import { aCatalogue } from '../../fixtures/a-catalogue.ts';

const name = { sv: 'Faktum' };
const define = (type: FactType) => ({ it: { type, scope: 'rollout' as const, name } });

describe('the value of a fact', () => {
  it.each<[FactType, FactValue]>([
    ['text', 'Exempelbolaget AB'],
    ['text', { sv: '2 kronor per invånare', en: '2 kronor per inhabitant' }],
    ['date', '2028-02-29'],
    ['number', 198],
    ['number', -0.5],
    ['url', 'https://bob.example/guide?x=1'],
    ['email', 'info@västerås.se'],
    ['phone', '040-555 01 00'],
    ['phone', '+46 (40) 555 01 00'],
  ])('of type %s may be %j', (type, value) => {
    expect(factProblems({ it: value }, define(type))).toEqual([]);
  });

  it.each<[FactType, FactValue, string]>([
    ['text', 'two\nlines', 'it text-invalid'],
    ['text', 7, 'it text-invalid'],
    ['text', { sv: 'rad\rrad' }, 'it.sv not-one-line {"kind":"break","character":"U+000D","near":"rad▯rad"}'],
    ['date', '2026-02-30', 'it date-invalid'],
    ['date', '23 november 2026', 'it date-invalid'],
    ['date', 20261123, 'it date-invalid'],
    ['number', '198', 'it wrong-type {"expected":"number"}'],
    ['url', 'http://bob.example', 'it url-invalid'],
    ['url', 'javascript:alert(1)', 'it url-invalid'],
    ['url', 'bob.example', 'it url-invalid'],
    ['email', 'åsa@kommun.example', 'it address-letters'],
    ['phone', 'ring växeln', 'it phone-invalid'],
  ])('of type %s may not be %j', (type, value, problem) => {
    expect(factProblems({ it: value }, define(type)).map(problemData)).toEqual([problem]);
  });

  it('is refused under a name that the catalogue does not have, whatever that name is', () => {
    const strange = ['colour', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
    const facts = factsSchema.parse(Object.fromEntries(strange.map((fact) => [fact, 'x'])));
    const problems = factProblems(facts, aCatalogue().facts);
    expect(problems.map(({ path }) => path)).toEqual(strange);
    expect(problems.map(({ code, params }) => ({ code, params }))).toEqual(
      strange.map((value) => ({ code: 'unknown', params: { what: 'fact', value } })),
    );
  });

  it('names everything that is wrong at once', () => {
    const problems = factProblems({ price: 'free', colour: 'red', decidedOn: 'soon' }, aCatalogue().facts);
    expect(problems.map(({ path }) => path)).toEqual(['price', 'colour', 'decidedOn']);
  });
});

describe('a fact from a file or a form of Windows', () => {
  it.each([
    ['a line end after it', 'Exempelbolaget AB\r\n', 'Exempelbolaget AB'],
    ['a mark of byte order before it', '\ufeffExempelbolaget AB', 'Exempelbolaget AB'],
    ['a tab in it', 'Exempelbolaget\tAB', 'Exempelbolaget AB'],
    ['a letter in two parts', 'Malmo\u0308 stad', 'Malm\u00f6 stad'],
  ])('is stored without %s', (_, written, stored) => {
    expect(factsSchema.parse({ supplier: written })).toEqual({ supplier: stored });
  });

  it('keeps a line end within it, which is then refused', () => {
    expect(factsSchema.parse({ supplier: 'A\r\nB' })).toEqual({ supplier: 'A\r\nB' });
  });
});

describe('a fact as its reader sees it', () => {
  // Språkrådet's Myndigheternas skrivregler for Swedish, the GOV.UK style guide for British English; both write the
  // month in words.
  it.each<[FactType, FactValue, string, string]>([
    ['date', '2026-11-23', 'sv', '23 november 2026'],
    ['date', '2026-11-23', 'en', '23 November 2026'],
    ['date', '2027-03-01', 'fi', '1. maaliskuuta 2027'],
    ['number', 1234567, 'sv', '1\u00a0234\u00a0567'],
    ['number', 1234567, 'en', '1,234,567'],
    ['number', 2.5, 'sv', '2,5'],
    ['text', 'Exempelbolaget AB', 'en', 'Exempelbolaget AB'],
    ['text', { sv: '2 kronor', en: '2 krona' }, 'en', '2 krona'],
    ['text', { sv: '2 kronor' }, 'en', '2 kronor'],
    ['url', 'https://bob.example', 'sv', 'https://bob.example'],
  ])('%s %j in %s is %s', (type, value, locale, shown) => {
    expect(formatFact(type, value, locale)).toBe(shown);
  });
});
