import { describe, expect, it } from 'vitest';
import { carriedIn, lacking, missingIn, wordingsOf } from '../../../domain/catalogue/carried.ts';

const facts = {
  day: { text: '3 december 2026' },
  page: { text: 'https://bob.example/siffror' },
};
const cost = {
  topic: 'cost',
  markdown:
    'Det kostar **mer** än förut. Se [siffrorna]({page}).\n\n- Avtal: efter den {day}.\n- Sedan: start.',
  forms: {
    short: 'Det kostar mer. [Siffrorna]({page}) kom den {day}.',
    question: 'Vad kostar det?',
    answer: 'Mer än förut, från den {day}.',
    essentials: ['{day}', 'kostar'],
  },
};
const found = (text: string) =>
  carriedIn(text, wordingsOf(cost), facts).map(({ topic, form }) => [topic, form]);

describe('a text carries a message', () => {
  it('that it says whole, however its lines are broken and whatever stands between its parts', () => {
    const text = `Hej!

Det kostar mer än
förut. Se siffrorna.
Siffrorna: https://bob.example/siffror

- Avtal: efter den 3 december
  2026.
- Sedan: start.
`;
    expect(found(text)).toEqual([['cost', 'whole']]);
  });

  it('in a form written for it, whole', () => {
    expect(found('DET KOSTAR MER. Siffrorna kom den 3 december 2026.')).toEqual([['cost', 'short']]);
    expect(found('Svar: Mer än förut, från den 3 december 2026.')).toEqual([['cost', 'answer']]);
    expect(found('Mer än förut, från den 4 december 2026.')).toEqual([]);
  });

  it('in words of its own, with everything essential and the pages that the short form leads to', () => {
    const said = 'Vad det kostar står på https://bob.example/siffror efter den 3 december 2026.';
    expect(found(said)).toEqual([['cost', 'essentials']]);
    expect(found(said.replace('https://bob.example/siffror', 'vår sida'))).toEqual([]);
    expect(found(said.replace('kostar', 'ger'))).toEqual([]);
  });

  it('not by facts alone, which are in many messages', () => {
    const forms = { ...cost.forms, essentials: ['{day}'] };
    const said = 'Den 3 december 2026 står det på https://bob.example/siffror.';
    expect(carriedIn(said, wordingsOf({ ...cost, forms }), facts)).toEqual([]);
  });

  it('not by the name of a fact that has no value', () => {
    const wordings = [{ topic: 'why', form: 'whole', words: 'Den {start}.' }] as const;
    expect(carriedIn('Den {start}.', wordings, facts)).toEqual([]);
  });

  it('not by having nothing of it, nor by being empty', () => {
    expect(found('')).toEqual([]);
    expect(carriedIn('Allt.', [{ topic: 'why', form: 'whole', words: ' \n\n ' }], {})).toEqual([]);
  });

  it('whole or not at all, where the message has no forms', () => {
    const { forms: _, ...plain } = cost;
    expect(wordingsOf(plain).map(({ form }) => form)).toEqual(['whole']);
    expect(carriedIn('Det kostar mer än förut.', wordingsOf(plain), facts)).toEqual([]);
  });
});

it('the digest of what is carried is that of its words, not of what stands around them', () => {
  const wording = [{ topic: 'why', form: 'whole', words: 'Den {day}.' }] as const;
  const [one] = carriedIn('Hej. Den 3 december 2026.', wording, facts);
  const [same] = carriedIn('Den 3 december\n2026. Hälsningar', wording, facts);
  const [other] = carriedIn('Den 4 december 2026.', wording, { day: { text: '4 december 2026' } });
  expect(one).toEqual(same);
  expect(one?.digest).not.toBe(other?.digest);
});

it('what is missing for a message is named with its facts', () => {
  const least = wordingsOf(cost).find(({ form }) => form === 'essentials');
  expect(least && missingIn('Det kostar.', least, facts)).toEqual([
    '3 december 2026',
    'https://bob.example/siffror',
  ]);
});

it('lacking are the messages that are owed and not carried', () => {
  expect(lacking(['why', 'cost'], [{ topic: 'cost', form: 'short', digest: 'd' }])).toEqual(['why']);
});
