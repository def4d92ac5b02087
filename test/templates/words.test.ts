import { describe, expect, it } from 'vitest';
import { factsIn } from '../../domain/catalogue/text.ts';
import { directionOf, WORDS, wordsFor } from '../../templates/mail/words.ts';

describe("the mail's own words", () => {
  it('are the same in every language: none missing, and with the same places to fill', () => {
    const places = (words: Record<string, string>) =>
      Object.entries(words).map(([word, text]) => [word, new Set(factsIn(text))]);
    expect(places(WORDS.en)).toEqual(places(WORDS.sv));
    expect(Object.values({ ...WORDS.sv, ...WORDS.en }).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('fall back to Swedish and say so', () => {
    expect(wordsFor('en')).toMatchObject({ locale: 'en', of: { contact: 'Contact' } });
    expect(wordsFor('fit')).toMatchObject({ locale: 'sv', of: { contact: 'Kontakt' } });
    expect(wordsFor('constructor').locale).toBe('sv');
  });

  it('run from the right in Yiddish and Arabic, from the left in the other minority languages', () => {
    expect(['yi', 'ar', 'fi', 'fit', 'rom', 'se', 'sv'].map(directionOf)).toEqual([
      'rtl',
      'rtl',
      'ltr',
      'ltr',
      'ltr',
      'ltr',
      'ltr',
    ]);
  });
});
