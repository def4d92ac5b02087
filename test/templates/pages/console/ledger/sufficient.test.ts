import { describe, expect, it } from 'vitest';
import type { Group } from '../../../../../domain/catalogue/catalogue.ts';
import { noCoverage } from '../../../../../domain/ledger/coverage.ts';
import { shownNames } from '../../../../../templates/pages/console/ledger/shown-names.ts';
import { conditions, sufficientLine } from '../../../../../templates/pages/console/ledger/sufficient.ts';
import { lackLine } from '../../../../../templates/pages/console/ledger/unreached-table.ts';
import { pressLacks } from '../../../../../templates/pages/console/press/press-lacks.ts';
import { slashedName } from '../../../../../templates/pages/shared/slashed-name.ts';
import { ledgerWords } from '../../../../../templates/words/ledger.gen.ts';
import { aCatalogue } from '../../../../fixtures/a-catalogue.ts';

const wordsIn = (lang: 'sv' | 'en') => ({
  say: ledgerWords(lang),
  names: shownNames(aCatalogue(), lang),
  lang,
});
const condition: Group['sufficient'] = {
  all: ['website'],
  name: { sv: 'när det står på webben', en: 'once it is on the web' },
};

describe('a page of the ledger', () => {
  it.each<['sv' | 'en', Group['sufficient'], string]>([
    ['sv', undefined, 'Gruppen har fått veta när en av kanalerna har nått den.'],
    ['en', 'all', 'The group has been told only once all of its channels have reached it.'],
    [
      'en',
      ['email', 'memo'],
      'The group has been told once one of these channels has reached it: E-post (en), PM (en).',
    ],
    ['sv', condition, 'Grupp räknas som nådda när det står på webben.'],
  ])('says in %s when a group has been told: %j', (lang, sufficient, line) => {
    expect(sufficientLine({ group: 'caretakers', of: { sufficient } }, wordsIn(lang))).toBe(line);
  });

  it('calls a group as in a sentence, and lets its name break after a slash only', () => {
    const catalogue = aCatalogue();
    const { caretakers } = catalogue.groups;
    const called = { sv: 'vaktmästare och anläggningsförvaltare', en: 'caretakers and facility managers' };
    if (caretakers) catalogue.groups.caretakers = { ...caretakers, called };
    const words = { ...wordsIn('sv'), names: shownNames(catalogue, 'sv') };
    expect(sufficientLine({ group: 'caretakers', of: { sufficient: condition } }, words)).toBe(
      'Vaktmästare och anläggningsförvaltare räknas som nådda när det står på webben.',
    );
    expect(slashedName('Vaktmästare/anläggningsförvaltare').markup).toBe(
      'Vaktmästare/<wbr>anläggningsförvaltare',
    );
    expect(slashedName('<Skolor>').markup).toBe('&lt;Skolor&gt;');
  });

  it('says under which condition those are reached whom nobody can count, if it has any of them', () => {
    const catalogue = aCatalogue();
    const { caretakers } = catalogue.groups;
    if (caretakers) catalogue.groups.caretakers = { ...caretakers, sufficient: condition };
    const none = { coverage: noCoverage(), people: 0, reached: 0, delivered: 0 };
    const view = (...groups: string[]) => ({ groups: new Map(groups.map((group) => [group, none])) });
    const shown = (...groups: string[]) =>
      conditions({ catalogue, view: view(...groups) }, wordsIn('en')).markup;
    expect(shown('clerks', 'caretakers')).toContain('Grupp (en) count as reached once it is on the web.');
    expect(shown('clerks')).toBe('');
  });

  it('names what is missing from what goes out, and nothing where nothing is', () => {
    expect(lackLine({ lacks: ['why', 'cost'] }, wordsIn('sv')).markup).toContain(
      'Saknas i det som går ut: Varför, Kostnad',
    );
    expect(lackLine({}, wordsIn('sv')).markup).toBe('');
  });
});

it('the desk of the press names each missing message, with what is missing in which language', () => {
  const lacks = [
    {
      topic: 'why',
      name: { sv: 'Varför', en: 'Why' },
      missing: { sv: ['inget avtal', 'statistik'], en: [] },
    },
  ];
  const shown = pressLacks(lacks, 'en').markup;
  expect(shown).toContain('These messages are missing');
  expect(shown.replaceAll(/<[^>]*>/g, '|')).toContain('Why');
  expect(shown).toContain('Swedish: “inget avtal”, “statistik”');
  expect(shown).toContain('English: the whole text');
  expect(pressLacks([], 'en').markup).toBe('');
});
