import { describe, expect, it } from 'vitest';
import {
  type FactType,
  type FactValue,
  factProblems,
  factsSchema,
  formatFact,
} from '../../../domain/catalogue/fact.ts';
import { aCatalogue } from '../fixtures/a-catalogue.ts';

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
    ['text', 'two\nlines', 'is not a text'],
    ['text', 7, 'is not a text'],
    ['text', { sv: 'rad\rrad' }, 'control'],
    ['date', '2026-02-30', 'is not a date'],
    ['date', '23 november 2026', 'is not a date'],
    ['date', 20261123, 'is not a date'],
    ['number', '198', 'is not a number'],
    ['url', 'http://bob.example', 'https://'],
    ['url', 'javascript:alert(1)', 'https://'],
    ['url', 'bob.example', 'https://'],
    ['email', 'åsa@kommun.example', 'plain form'],
    ['phone', 'ring växeln', 'is not a telephone number'],
  ])('of type %s may not be %j', (type, value, problem) => {
    const [found, ...more] = factProblems({ it: value }, define(type));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ fact: 'it', reason: 'invalid-fact' });
    expect(found?.detail).toMatch(/^fact "it" /);
    expect(found?.detail).toContain(problem);
  });

  it('is refused under a name that the catalogue does not have, whatever that name is', () => {
    const strange = ['colour', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
    const facts = factsSchema.parse(Object.fromEntries(strange.map((fact) => [fact, 'x'])));
    const problems = factProblems(facts, aCatalogue().facts);
    expect(problems.map(({ fact }) => fact)).toEqual(strange);
    expect(new Set(problems.map(({ reason }) => reason))).toEqual(new Set(['unknown-fact']));
  });

  it('names everything that is wrong at once', () => {
    const problems = factProblems({ price: 'free', colour: 'red', decidedOn: 'soon' }, aCatalogue().facts);
    expect(problems.map(({ fact }) => fact)).toEqual(['price', 'colour', 'decidedOn']);
  });
});

describe('a fact as its reader sees it', () => {
  // Språkrådet's Myndigheternas skrivregler for Swedish, the GOV.UK style guide for British English; both write the month in words.
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
