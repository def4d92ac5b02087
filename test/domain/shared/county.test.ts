import { describe, expect, it } from 'vitest';
import { countyOf } from '../../../domain/shared/county.ts';

describe('a county', () => {
  // SCB, Län och kommuner i kodnummerordning.
  it.each([
    ['0114', 'Stockholms län'],
    ['0980', 'Gotlands län'],
    ['1280', 'Skåne län'],
    ['1480', 'Västra Götalands län'],
    ['2584', 'Norrbottens län'],
    ['14', 'Västra Götalands län'],
  ])('is that which the code begins with: %s is in %s', (code, name) => {
    expect(countyOf(code)?.name.sv).toBe(name);
  });

  it.each(['X001', 'national', '128', '12800', '0280', '9999', '1280-a', ''])('is none for %j', (code) => {
    expect(countyOf(code)).toBeUndefined();
  });

  it('exists 21 times', () => {
    const found = Array.from({ length: 100 }, (_, number) => countyOf(String(number).padStart(2, '0')));
    expect(found.filter((county) => county !== undefined)).toHaveLength(21);
  });
});
