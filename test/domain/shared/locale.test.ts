import { describe, expect, it } from 'vitest';
import { formattingLocale, inLocale, localisedSchema } from '../../../domain/shared/locale.ts';

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

it('English dates are British', () => {
  expect([formattingLocale('en'), formattingLocale('sv')]).toEqual(['en-GB', 'sv']);
});
