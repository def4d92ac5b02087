import { describe, expect, it } from 'vitest';
import {
  clockText,
  inLocale,
  keptByLocale,
  listedIn,
  localisedSchema,
} from '../../../domain/shared/locale.ts';

describe('a text in several languages', () => {
  const texts = { sv: 'ja', en: 'yes' };

  it.each([
    ['en', undefined, 'yes'],
    ['fi', 'en', 'yes'],
    ['fi', 'se', 'ja'],
    ['fi', undefined, 'ja'],
  ])('for readers of %s with %s to fall back on is "%s"', (locale, fallback, expected) => {
    expect(inLocale(texts, locale, fallback)).toBe(expected);
  });

  it('is refused without any language, and with a name that is no language', () => {
    expect(localisedSchema.safeParse({}).success).toBe(false);
    expect(localisedSchema.safeParse({ swedish: 'ja' }).success).toBe(false);
  });
});

it('what formats in English formats the British way', () => {
  const tags = keptByLocale((tag) => tag);
  expect([tags('en'), tags('sv')]).toEqual(['en-GB', 'sv']);
});

it('what formats is made once for each language', () => {
  const made: string[] = [];
  const formats = keptByLocale((tag) => made.push(tag));
  expect([formats('sv'), formats('en'), formats('sv')]).toEqual([1, 2, 1]);
  expect(made).toEqual(['sv', 'en-GB']);
});

it('names are listed as in a sentence', () => {
  expect(listedIn('sv', ['a', 'b', 'c'])).toBe('a, b och c');
  expect(listedIn('en', ['a', 'b', 'c'])).toBe('a, b and c');
});

it('are listed with “samt” where a name has an “och” of its own', () => {
  expect(listedIn('sv', ['lärare i skolor och kulturskolor', 'skolor'])).toBe(
    'lärare i skolor och kulturskolor samt skolor',
  );
  expect(listedIn('sv', ['a', 'b och c', 'd'])).toBe('a, b och c samt d');
  expect(listedIn('sv', ['a och b'])).toBe('a och b');
});

it('a clock is written with a point in Swedish, and elsewhere as the language has it', () => {
  expect(clockText('den 1 december 2026 kl. 09:00', 'sv')).toBe('den 1 december 2026 kl. 09.00');
  expect(clockText('12:07:40', 'sv')).toBe('12.07.40');
  expect(clockText('1 December 2026 at 09:00', 'en')).toBe('1 December 2026 at 09:00');
  expect(clockText('Beslut: 3', 'sv')).toBe('Beslut: 3');
});
