import { describe, expect, it } from 'vitest';
import { directionOf, langAttributes } from '../../../templates/shared/lang-attributes.ts';

describe('languages', () => {
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

  it('are said of an element where they are not those of what is around it', () => {
    expect(langAttributes('yi').markup).toBe(' lang="yi" dir="rtl"');
    expect(langAttributes('sv', 'fi').markup).toBe(' lang="sv" dir="ltr"');
    expect(langAttributes('sv', 'sv').markup).toBe('');
  });
});
