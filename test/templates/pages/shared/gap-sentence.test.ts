import { describe, expect, it } from 'vitest';
import { type Gap, gapSchema } from '../../../../domain/catalogue/gap.ts';
import { gapSentence } from '../../../../templates/pages/shared/gap-sentence.ts';
import { aCatalogue } from '../../../fixtures/a-catalogue.ts';

const LEFT = [
  'som har fått det gamla beskedet finns inte kvar bland kontakterna.',
  'Inget mejl når dem. Ta reda på om de behöver veta.',
].join(' ');

describe('the sentence of a gap', () => {
  const sentences: [Gap, string, string][] = [
    [
      { kind: 'no-contact', group: 'clerks' },
      'Ingen kontakt för Grupp. Lägg till minst en.',
      'No contact for Grupp (en). Add at least one.',
    ],
    [
      { kind: 'no-relay', group: 'caretakers', relay: 'foreman' },
      'Ingen arbetsledare som kan föra vidare till Grupp. Lägg till en.',
      'No arbetsledare (en) who can pass on to Grupp (en). Add one.',
    ],
    [
      { kind: 'no-responsible' },
      'Ingen lokal projektledare. Frågor går till det nationella kansliet tills en är tillagd.',
      'No local project lead. Questions go to the national office until one is added.',
    ],
    [
      { kind: 'missing-fact', fact: 'supplier', topics: ['why', 'cost'] },
      'Faktauppgiften Leverantör saknas. Därför hålls inne: Varför, Kostnad.',
      'The fact Leverantör (en) is missing. It holds back: Varför (en), Kostnad (en).',
    ],
    [
      { kind: 'missing-fact', fact: 'supplier', topics: [] },
      'Faktauppgiften Leverantör saknas. Därför hålls inne: ett nästa steg i mejlen.',
      'The fact Leverantör (en) is missing. It holds back: a next step in the emails.',
    ],
    [
      { kind: 'missing-text', topic: 'why', locale: 'fi' },
      'Text saknas på språket fi för Varför.',
      'There is no text in the language fi for Varför (en).',
    ],
    [
      { kind: 'no-register-number' },
      'Diarienummer saknas. Be registratorn om ett.',
      'No register number. Ask the registrar for one.',
    ],
    [
      { kind: 'holders-left', people: 1 },
      `En person ${LEFT}`,
      'One person who was told the old value has left. No email reaches them: find out whether they need to know.',
    ],
    [
      { kind: 'holders-left', people: 3 },
      `3 personer ${LEFT}`,
      '3 people who were told the old value have left. No email reaches them: find out whether they need to know.',
    ],
  ];

  it.each(sentences)('%j says what to do, in both languages', (gap, sv, en) => {
    expect(gapSentence(gap, aCatalogue(), 'sv')).toBe(sv);
    expect(gapSentence(gap, aCatalogue(), 'en')).toBe(en);
  });

  it('exists whatever the kind', () => {
    const kinds = new Set(sentences.map(([{ kind }]) => kind));
    expect([...kinds].sort()).toEqual(gapSchema.options.map(({ shape }) => shape.kind.value).sort());
  });

  it('names by its id what the catalogue no longer has', () => {
    const gap = { kind: 'no-relay', group: 'pilots', relay: 'captain' } as const;
    expect(gapSentence(gap, aCatalogue(), 'en')).toBe('No captain who can pass on to pilots. Add one.');
  });
});
