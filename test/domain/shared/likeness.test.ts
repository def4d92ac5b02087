import { describe, expect, it } from 'vitest';
import { bareWords, likeness } from '../../../domain/shared/likeness.ts';

const like = (wanted: string, text: string, misspelled = false) =>
  likeness(bareWords(wanted), bareWords(text), { misspelled });

describe('words', () => {
  it('are the same in any case, with and without marks', () => {
    expect(bareWords('Åsa-Lill MALMÖ, é')).toEqual(['asa', 'lill', 'malmo', 'e']);
  });
});

describe('a text', () => {
  it('has a word, one that begins so, and one of which it is a part, in this order', () => {
    const scores = ['malmö', 'malm', 'alm'].map((word) => like(word, 'Malmö stad') ?? 99);
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(new Set(scores).size).toBe(3);
  });

  it('has all the words that are looked for, or is not found', () => {
    expect(like('eva göteborg', 'Eva Sten, Göteborgs Stad')).toBeDefined();
    expect(like('eva malmö', 'Eva Sten, Göteborgs Stad')).toBeUndefined();
    expect(like('al', 'Malmö')).toBeUndefined();
  });

  it.each([
    ['götebrog', 'Göteborg', 'two letters that changed places'],
    ['malmöö', 'Malmö', 'a letter too many'],
    ['rehnbrg', 'Rehnberg', 'a letter too few'],
    ['procrement', 'procurement-decided', 'a letter left out of a long word'],
  ])('finds %s in %s only if words may be misspelled: %s', (wanted, text) => {
    expect(like(wanted, text)).toBeUndefined();
    expect(like(wanted, text, true)).toBeDefined();
  });

  it('does not take one short name for another', () => {
    for (const [wanted, text] of [
      ['eva', 'Ewa'],
      ['lund', 'Lindesberg'],
      ['malmo', 'Salem'],
      ['1480', '1280'],
    ] as const)
      expect(like(wanted, text, true), wanted).toBeUndefined();
  });
});
