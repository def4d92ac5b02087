import { describe, expect, it } from 'vitest';
import { organisationFinder } from '../../../domain/contacts/organisation-names.ts';
import { anOrganisation } from '../../fixtures/an-organisation.ts';
import { MUNICIPALITIES } from './municipalities.ts';

const municipality = (code: string, sv: string) => anOrganisation({ code, name: { sv } });
const region = (code: string, sv: string) => anOrganisation({ code, kind: 'region', name: { sv } });

const ALL = organisationFinder([
  ...MUNICIPALITIES.map(({ code, official }) => municipality(code, official)),
  region('01', 'Region Stockholm'),
  region('03', 'Region Uppsala'),
  region('14', 'Västra Götalandsregionen'),
]);
const codesOf = (text: string, find = ALL) => [...find(text)].map(({ code }) => code).sort();

describe('each of the 290 municipalities, stored by its official name alone, is found', () => {
  it('as a list of them all', () => {
    expect(MUNICIPALITIES).toHaveLength(290);
    expect(new Set(MUNICIPALITIES.map(({ code }) => code)).size).toBe(290);
  });

  it.each<[string, (name: string, official: string, code: string) => string]>([
    ['its name', (name) => name],
    ['its official name', (_, official) => official],
    ['its name in capitals', (name) => name.toUpperCase()],
    ['its name in lower case', (name) => name.toLowerCase()],
    ['its name and "kommun"', (name) => `${name} kommun`],
    ['its name, an s and "kommun"', (name) => `${name}s kommun`],
    ['the same in capitals', (name) => `${name}S KOMMUN`],
    ['its name and "stad"', (name) => `${name} stad`],
    ['its name, an s and "Stad"', (name) => `${name}s Stad`],
    ['English words round it', (name) => `Municipality of ${name}`],
    ['the code before it', (name, _, code) => `${code} ${name}`],
    ['the code before its official name', (_, official, code) => `${code} - ${official}`],
    ['the code after it', (name, _, code) => `${name} (${code})`],
    ['the code after a comma', (name, _, code) => `${name}, ${code}`],
    ['a code that lost its zero', (name, _, code) => `${Number(code)} ${name}`],
    ['quotation marks', (name) => `"${name}"`],
    ['a mark of direction', (name) => `\u200e${name}\u200e`],
    ['a space that does not break', (name) => `\u00a0${name}\u00a0kommun`],
    ['spaces for hyphens', (name) => name.replaceAll('-', ' ')],
    ['dashes for hyphens', (name) => name.replaceAll('-', '–')],
  ])('by %s', (_, write) => {
    const wrong = MUNICIPALITIES.flatMap(({ code, name, official }) => {
      const written = write(name, official, code);
      const found = codesOf(written);
      return found.length === 1 && found[0] === code ? [] : [`${written}: ${found.join(' ')}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('what is not meant is not found', () => {
  it.each([
    ['a code with the name of another', '0180 Malmö', ['0180', '1280']],
    ['the region where a municipality has its name', 'Region Stockholm', ['01']],
    ['a region without the word', 'Västra Götaland', ['14']],
    ['a municipality with letters of another', 'Habo', ['0643']],
    ['and the other', 'Håbo', ['0305']],
    ['a name that is none', 'Atlantis kommun', []],
    ['a code with a name that is none', '1280 Atlantis', []],
  ])('%s: %s', (_, written, codes) => {
    expect(codesOf(written)).toEqual(codes);
  });

  it('a region is no municipality of the same name where only one of them takes part', () => {
    const city = organisationFinder([municipality('0180', 'Stockholms stad')]);
    const office = organisationFinder([region('01', 'Region Stockholm')]);
    expect([
      codesOf('Region Stockholm', city),
      codesOf('Stockholms kommun', office),
      codesOf('Stockholm', office),
    ]).toEqual([[], [], ['01']]);
  });
});
